-- Inner names hide outer ones, imported ones as well when qualified.
import qualified Prelude as P
import Prelude hiding (lookup, (+))

lookup :: P.Int -> P.String
lookup n = "mine " ++ show n

(+) :: Int -> Int -> Int
a + b = a P.+ b P.* 10

main :: IO ()
main = do
  let x = 1
  x <- return (x + 1)
  let y = x where
  print ((\x -> let x' = x + x in case x' of x | x > 5 -> x; x -> 0) 2)
  putStrLn (lookup y)
  print (1 + 2 + 3, P.lookup 1 [(1, 'a')])
  let map f = "shadowed " ++ show f in putStrLn (map x)

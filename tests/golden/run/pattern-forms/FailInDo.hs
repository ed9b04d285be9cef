-- A failing pattern in do calls fail: Nothing, [], or an IOError with the place.
import Control.Exception
import qualified System.IO.Error as E

pairs :: [(Int, Maybe Char)] -> [Char]
pairs xs = do
  (n, Just c) <- xs
  replicate n c

main :: IO ()
main = do
  putStrLn (pairs [(2, Just 'a'), (1, Nothing), (3, Just 'b')])
  print (do { (1, x) <- Just (2 :: Int, 'c'); return x })
  print [x | Just x <- [Just 1, Nothing, Just (3 :: Int)]]
  r <- try (do { Just x <- return (Nothing :: Maybe Int); print x })
  case r of
    Left e -> putStrLn (E.ioeGetErrorString e)
    Right () -> putStrLn "matched"
  ~(Just q) <- return (Nothing :: Maybe Int)
  putStrLn "lazy pattern does not fail"

-- show of basic types: negatives, nesting, precedence.
import Data.Ratio

data T = T Int (Maybe T) | Int :+: Int | R { field :: Int, (<+>) :: [Double] }
  deriving (Show, Eq, Ord)

infixl 6 :+:

main :: IO ()
main = do
  print (1 :: Int, -1 :: Int, 'c', "s\"t", True, LT, ())
  print [Just (-1), Nothing, Just (2 :: Int)]
  print (Left 1 :: Either Int String, Right "x" :: Either Int String)
  print (Just (Just (-2.5 :: Double)), Just (3 % (-4) :: Rational))
  print (T (-1) (Just (T 2 Nothing)))
  print [1 :+: 2, (-3) :+: (-4)]
  print (R {field = -1, (<+>) = [-1, 2]}, Just (R 1 []))
  putStrLn (showsPrec 11 (-5 :: Int) "" ++ showsPrec 6 (-5 :: Int) "" ++ showsPrec 7 (-5 :: Integer) "")
  print (minBound :: Int, maxBound :: Int, 2 ^ (100 :: Int) :: Integer, -(2 ^ (64 :: Int)) :: Integer)
  print ([] :: [Int], [[]] :: [[Int]], "", [""], ['a', 'b'])
  print (1 :: Int, 2 :: Int, 3 :: Int, 4 :: Int, 5 :: Int, 6 :: Int, 7 :: Int)
  print ((1, 'a'), [(True, "x")], ((), [()]))
  putStrLn (shows (12 :: Int) "end" ++ showString "text" "." ++ showChar 'c' "." ++ showParen True (shows 'x') "")

{-# LANGUAGE NegativeLiterals #-}
import Data.Int
f :: Int -> String
f -1 = "minus one"
f 0 = "zero"
f _ = "other"
main :: IO ()
main = do
  print (abs -1)
  print (map negate [-1, 2, -3])
  putStrLn (f -1)
  print (minBound == (-128 :: Int8))
  print (5 - 1, let x = 4 in x-1)
  print (-1 `mod` 3)
  print (max -2.5 -3)

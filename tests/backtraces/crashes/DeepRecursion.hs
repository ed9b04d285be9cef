-- The end of a long recursion fails.
module Main where

depth :: Int -> [Int] -> Int
depth seen [] = error ("empty after " ++ show seen)
depth seen (x : xs)
  | x < 0 = 0
  | otherwise = 1 + depth (seen + 1) xs

main :: IO ()
main = print (depth 0 [1 .. 5000])

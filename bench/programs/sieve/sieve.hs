module Main (main) where

sieve :: [Int] -> [Int]
sieve [] = []
sieve (p : xs) = p : sieve [x | x <- xs, x `rem` p /= 0]

main :: IO ()
main = print (sieve [2 ..] !! 1500)

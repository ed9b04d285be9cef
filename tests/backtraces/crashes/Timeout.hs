-- flags: --timeout 300ms
-- Stopped by the host's clock while it computes.
module Main where

search :: Int -> Int -> Int
search target n
  | n * n == target = n
  | otherwise = search target (n + 1)

main :: IO ()
main = putStrLn ("root: " ++ show (search 3 0))

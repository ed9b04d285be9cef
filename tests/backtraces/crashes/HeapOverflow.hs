-- flags: --max-heap 2M
-- A list that is held while it grows.
module Main where

mean :: [Integer] -> Integer
mean xs = sum xs `div` fromIntegral (length xs)

main :: IO ()
main = print (mean [1 .. 1000000])

module Main (main) where

alternate :: Int -> Int
alternate 0 = 0
alternate n = n - alternate (n - 1)

main :: IO ()
main = print (alternate 10000000)

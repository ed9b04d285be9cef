-- read of a text that is no number.
module Main where

parseRow :: String -> [Int]
parseRow = map read . words

main :: IO ()
main = mapM_ (print . sum . parseRow) ["1 2 3", "4 five 6"]

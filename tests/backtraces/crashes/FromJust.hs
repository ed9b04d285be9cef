-- fromJust, foldr1 and friends: partial functions of the library.
module Main where

import Data.List (find)
import Data.Maybe (fromJust)

firstLong :: Int -> [String] -> String
firstLong n = fromJust . find ((> n) . length)

main :: IO ()
main = mapM_ (putStrLn . (`firstLong` ["one", "three", "seventeen"])) [3, 5, 20]

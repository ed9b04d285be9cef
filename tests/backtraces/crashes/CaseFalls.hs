-- A case expression that does not know the value it meets.
module Main where

import qualified Data.Map as Map

describe :: Int -> String
describe n = case compare n 10 of
  LT -> "small"
  EQ -> "ten"

main :: IO ()
main = mapM_ (putStrLn . describe) (Map.elems (Map.fromList [(1, 3), (2, 10), (3, 11 :: Int)]))

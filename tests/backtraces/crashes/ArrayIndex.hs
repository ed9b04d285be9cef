-- An index outside an array's bounds.
module Main where

import Data.Array

type Grid = Array (Int, Int) Char

neighbours :: Grid -> (Int, Int) -> [Char]
neighbours grid (r, c) = [grid ! (r + dr, c + dc) | dr <- [-1, 0, 1], dc <- [-1, 0, 1], (dr, dc) /= (0, 0)]

main :: IO ()
main = do
  let grid = listArray ((0, 0), (2, 2)) "abcdefghi"
  putStrLn (neighbours grid (1, 1))
  putStrLn (neighbours grid (2, 1))

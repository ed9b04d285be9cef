-- A comprehension and a local function, inlined.
module Main where
import Data.Array

type Grid = Array (Int, Int) Char

parse :: String -> Grid
parse text = listArray ((0, 0), (h - 1, w - 1)) (concat rows)
  where
    rows = lines text
    h = length rows
    w = length (head rows)

neighbours :: Grid -> (Int, Int) -> Int
neighbours g (r, c) = length [() | dr <- [-1, 0, 1], dc <- [-1, 0, 1], (dr, dc) /= (0, 0), alive (r + dr, c + dc)]
  where
    alive at = g ! at == '#'

main :: IO ()
main = do
  let g = parse "...\n.#.\n###\n"
  print (neighbours g (1, 1))
  print (neighbours g (2, 2))

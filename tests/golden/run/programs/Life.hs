module Main where

import qualified Data.Set as S

type Cell = (Int, Int)

step :: S.Set Cell -> S.Set Cell
step live = S.filter alive candidates
  where
    candidates = S.union live (S.fromList (concatMap around (S.toList live)))
    alive c = case length (filter (`S.member` live) (around c)) of
      3 -> True
      2 -> c `S.member` live
      _ -> False

around :: Cell -> [Cell]
around (x, y) = [(x + i, y + j) | i <- [-1 .. 1], j <- [-1 .. 1], (i, j) /= (0, 0)]

parse :: [String] -> S.Set Cell
parse rows = S.fromList [(x, y) | (y, row) <- zip [0 ..] rows, (x, '#') <- zip [0 ..] row]

render :: (Int, Int) -> S.Set Cell -> String
render (w, h) live = unlines [[if S.member (x, y) live then '#' else '.' | x <- [0 .. w - 1]] | y <- [0 .. h - 1]]

main :: IO ()
main = do
  let glider = parse [".#.", "..#", "###"]
      generations = iterate step glider
  mapM_ (putStrLn . render (6, 6)) (take 5 generations)
  let blinker = parse ["...", "###", "..."]
  print (map S.toList (take 3 (iterate step blinker)))
  let pentomino = parse [".##", "##.", ".#."]
  print (map S.size (take 40 (iterate step pentomino)))

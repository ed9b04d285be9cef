module Main where

import Data.Array
import Data.List (sortOn, minimumBy)
import Data.Ord (comparing)
import qualified Data.Set as S
import Text.Printf

type Square = (Int, Int)

moves :: Int -> Square -> [Square]
moves n (r, c) = [(r', c') | (dr, dc) <- steps, let r' = r + dr, let c' = c + dc, inRange ((1, 1), (n, n)) (r', c')]
  where
    steps = [(a * x, b * y) | (x, y) <- [(1, 2), (2, 1)], a <- [-1, 1], b <- [-1, 1]]

-- | Warnsdorff's rule, with backtracking
tour :: Int -> Square -> Maybe [Square]
tour n start = go (S.singleton start) [start]
  where
    go seen path@(here : _)
      | S.size seen == n * n = Just (reverse path)
      | otherwise = firstJust [go (S.insert next seen) (next : path) | next <- sortOn degree (open here)]
      where
        open sq = filter (`S.notMember` seen) (moves n sq)
        degree = length . open
    go _ [] = Nothing
    firstJust xs = case [x | Just x <- xs] of
      [] -> Nothing
      (x : _) -> Just x

distances :: Int -> Square -> Array Square Int
distances n start = accumArray (\_ d -> d) (-1) ((1, 1), (n, n)) (bfs [(start, 0)] (S.singleton start))
  where
    bfs [] _ = []
    bfs ((sq, d) : queue) seen =
      let new = filter (`S.notMember` seen) (moves n sq)
       in (sq, d) : bfs (queue ++ [(s, d + 1) | s <- new]) (foldr S.insert seen new)

main :: IO ()
main = do
  case tour 6 (1, 1) of
    Nothing -> putStrLn "no tour"
    Just path -> do
      let grid = array ((1, 1), (6, 6)) (zip path [1 :: Int ..])
      mapM_ (\r -> putStrLn (concatMap (\c -> printf "%3d" (grid ! (r, c))) [1 .. 6])) [1 .. 6]
  print (fmap length (tour 4 (1, 1)))
  let d = distances 5 (3, 3)
  mapM_ (\r -> putStrLn (unwords [show (d ! (r, c)) | c <- [1 .. 5]])) [1 .. 5]
  print (minimumBy (comparing snd) (assocs d), bounds d)

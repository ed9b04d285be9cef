module Main (main) where

import Data.Char (digitToInt, intToDigit)
import Data.List (minimumBy, (\\))
import qualified Data.Map as M
import Data.Ord (comparing)

type Pos = (Int, Int)
type Grid = M.Map Pos [Int]

units :: Pos -> [[Pos]]
units (r, c) =
  [ [(r, c') | c' <- [0 .. 8]]
  , [(r', c) | r' <- [0 .. 8]]
  , [(r', c') | r' <- box r, c' <- box c]
  ]
  where
    box k = let b = 3 * (k `div` 3) in [b .. b + 2]

peers :: Pos -> [Pos]
peers p = filter (/= p) (concat (units p))

peerTable :: M.Map Pos [Pos]
peerTable = M.fromList [((r, c), peers (r, c)) | r <- [0 .. 8], c <- [0 .. 8]]

assign :: Pos -> Int -> Grid -> Maybe Grid
assign p d g = case M.lookup p g of
  Just ds | d `elem` ds -> eliminateAll (M.insert p [d] g) [(q, d) | q <- peerTable M.! p]
  _ -> Nothing

eliminateAll :: Grid -> [(Pos, Int)] -> Maybe Grid
eliminateAll g [] = Just g
eliminateAll g ((p, d) : more)
  | d `notElem` ds = eliminateAll g more
  | otherwise = case ds \\ [d] of
      [] -> Nothing
      [d'] -> eliminateAll (M.insert p [d'] g) ([(q, d') | q <- peerTable M.! p] ++ more)
      ds' -> eliminateAll (M.insert p ds' g) more
  where
    ds = g M.! p

start :: Grid
start = M.fromList [((r, c), [1 .. 9]) | r <- [0 .. 8], c <- [0 .. 8]]

parse :: String -> Maybe Grid
parse s = go start [((i `div` 9, i `mod` 9), ch) | (i, ch) <- zip [0 ..] s]
  where
    go g [] = Just g
    go g ((p, ch) : rest)
      | ch `elem` ".0" = go g rest
      | otherwise = assign p (digitToInt ch) g >>= \g' -> go g' rest

search :: Grid -> [Grid]
search g
  | null open = [g]
  | otherwise = [s | d <- ds, Just g' <- [assign p d g], s <- search g']
  where
    open = [(q, xs) | (q, xs) <- M.toList g, length xs > 1]
    (p, ds) = minimumBy (comparing (length . snd)) open

render :: Grid -> String
render g = unlines [[intToDigit (head (g M.! (r, c))) | c <- [0 .. 8]] | r <- [0 .. 8]]

main :: IO ()
main = do
  let puzzle = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"
  case parse puzzle of
    Nothing -> putStrLn "contradiction"
    Just g -> do
      let solutions = search g
      print (length solutions)
      putStr (render (head solutions))
  print (fmap M.size (parse "55......................................................................."))

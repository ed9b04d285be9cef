module Main where

import Control.Monad (forM_, guard)
import Data.List (intercalate, transpose)

queens :: Int -> [[Int]]
queens n = go n
  where
    go 0 = [[]]
    go k = do
      qs <- go (k - 1)
      q <- [1 .. n]
      guard (safe q qs)
      return (q : qs)
    safe q qs = and [q /= c && abs (q - c) /= d | (d, c) <- zip [1 ..] qs]

board :: [Int] -> [String]
board qs = [[if c == q then 'Q' else '.' | c <- [1 .. length qs]] | q <- qs]

rotate90 :: [[a]] -> [[a]]
rotate90 = map reverse . transpose

main :: IO ()
main = do
  forM_ [1 .. 8] $ \n -> putStrLn (show n ++ ": " ++ show (length (queens n)))
  let solution = board (head (queens 8))
  putStrLn (unlines solution)
  putStrLn (intercalate "\n" (rotate90 solution))
  print (takeWhile ((< 3) . head) (queens 6))

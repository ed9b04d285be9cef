{-# LANGUAGE PatternSynonyms #-}
-- Data.Sequence by its patterns: from both ends, as expressions, and with COMPLETE.
module Main where

import Data.Foldable (toList)
import Data.Sequence (Seq (..), pattern Empty, pattern (:<|))
import qualified Data.Sequence as Seq

pairUp :: Seq a -> [(a, a)]
pairUp ((x :<| rest) :|> y) = (x, y) : pairUp rest
pairUp _ = []

bfs :: (Int -> [Int]) -> Int -> [Int]
bfs next start = go (Seq.singleton start) []
  where
    go Empty seen = reverse seen
    go (n :<| queue) seen
      | n `elem` seen = go queue seen
      | otherwise = go (foldl (:|>) queue (next n)) (n : seen)

lastOr :: a -> Seq a -> a
lastOr d Seq.Empty = d
lastOr _ (_ Seq.:|> x) = x

main :: IO ()
main = do
  print (pairUp (Seq.fromList [1 .. 7 :: Int]))
  print (bfs (\n -> [m | m <- [2 * n, 2 * n + 1, n - 1], m > 0, m < 12]) 1)
  print (lastOr 'x' Seq.empty, lastOr 'x' (Seq.fromList "abc"))
  print ((1 :<| 2 :<| Empty) :|> 3 :: Seq Int)
  print (toList ('a' :<| Empty))
  let y :<| ys = Seq.fromList "hello"
  print (y, ys)

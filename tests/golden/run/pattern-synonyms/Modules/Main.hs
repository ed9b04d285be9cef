{-# LANGUAGE PatternSynonyms #-}
-- Exported and imported: alone, bundled with a type, and passed on by a third module.
module Main where

import qualified Shapes as S
import Shapes (Shape (..), pattern Unit)
import Passing (Queue (Empty, (:<)), fromList)

area :: Shape -> Double
area (Square s) = s * s
area (Rect w h) = w * h
area (Circle r) = 3 * r * r

total :: Queue Int -> Int
total Empty = 0
total (x :< q) = x + total q

main :: IO ()
main = do
  print (map area [Square 2, Rect 2 3, Circle 1, Unit])
  print (case Square 1 of Unit -> "unit"; _ -> "other")
  print (S.side (Square 4), (Square 4) {S.side = 5})
  print (total (1 :< 2 :< fromList [3, 4]))
  print (1 :< 2 :< Empty :: Queue Int)

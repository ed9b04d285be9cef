{-# LANGUAGE PatternSynonyms, ViewPatterns #-}
module Shapes (Shape (.., Square, side), pattern Unit) where

data Shape = Rect Double Double | Circle Double
  deriving (Show, Eq)

pattern Square :: Double -> Shape
pattern Square {side} <- (sides -> Just side)
  where
    Square s = Rect s s

pattern Unit :: Shape
pattern Unit = Rect 1 1

sides :: Shape -> Maybe Double
sides (Rect a b) | a == b = Just a
sides _ = Nothing

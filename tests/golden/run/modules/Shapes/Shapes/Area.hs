module Shapes.Area (area, module Shapes.Util) where
import Shapes.Types
import Shapes.Util
area :: Shape -> Double
area s | Just r <- isCircle s = fromIntegral (round (pi * r * r * 100)) / 100
area (Square a) = a * a
area (Rect { w = x, h = y }) = x * y
area _ = 0

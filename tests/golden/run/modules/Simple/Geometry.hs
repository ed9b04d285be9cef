module Geometry (Shape (..), area, module Geometry.Units, describe) where

import Geometry.Units (Metres, describe, inMetres)

data Shape = Square Int | Circle Int deriving (Show, Eq)

area :: Shape -> Int
area (Square s) = s * s
area (Circle r) = 3 * r * r

instance Describe' Shape
class Show a => Describe' a where describe' :: a -> String; describe' = show

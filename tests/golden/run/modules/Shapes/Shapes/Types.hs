module Shapes.Types (Shape (Square, Rect, w, h), circle, isCircle, secret, HasDefault (..), origin) where
data Shape = Circle Double | Square Double | Rect { w :: Double, h :: Double } deriving (Eq, Show)
circle :: Double -> Shape
circle = Circle
isCircle :: Shape -> Maybe Double
isCircle (Circle r) = Just r
isCircle _ = Nothing
secret :: Int
secret = 42
class HasDefault a where
  defaultShape :: a -> Shape
  defaultShape _ = origin
instance HasDefault Int
origin :: Shape
origin = Circle 0

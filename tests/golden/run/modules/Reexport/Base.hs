module Base where

class Named a where
  name :: a -> String
  internal :: a -> Int
  internal _ = 0

data Point = P { px, py :: Int } deriving (Show)
newtype Id a = Id { runId :: a }

origin :: Point
origin = P 0 0

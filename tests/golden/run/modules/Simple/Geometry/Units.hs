module Geometry.Units where

newtype Metres = Metres Int deriving (Show, Eq, Ord)

km :: Int -> Metres
km = Metres . (* 1000)

inMetres :: Metres -> Int
inMetres (Metres m) = m

secret :: String
secret = "hidden"

describe :: Show a => a -> String
describe x = "it is " ++ show x

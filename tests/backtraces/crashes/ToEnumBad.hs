-- toEnum, chr, negative indices.
module Main where

data Colour = Red | Green | Blue deriving (Show, Enum, Bounded)

next :: Colour -> Colour
next c = succ c

main :: IO ()
main = print (take 4 (iterate next Red))

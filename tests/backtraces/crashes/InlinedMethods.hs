-- A method of a known instance, a local function, and a worker: what the optimiser copies says whose code it is.
module Main where

class Shape a where
  area :: a -> Int
  scaled :: Int -> a -> Int
  scaled factor shape = factor * area shape

data Square = Square Int
data Slice = Slice Int Int

instance Shape Square where
  area (Square side) = side * side

instance Shape Slice where
  area (Slice whole parts) = whole `quot` parts

report :: Int -> Int
report n = once n + 1
  where once k = scaled 2 (Slice (k * 3) (k - 4))

loop :: Int -> Int -> Int
loop acc 0 = acc
loop acc n = loop (acc + report n) (n - 1)

main :: IO ()
main = print (scaled 3 (Square 2) + loop 0 9)

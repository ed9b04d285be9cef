-- A function without an equation for what it is given.
module Main where

data Shape = Circle Double | Square Double | Blob

area :: Shape -> Double
area (Circle r) = 3 * r * r
area (Square a) = a * a

total :: [Shape] -> Double
total shapes = sum (map area shapes)

main :: IO ()
main = print (total [Circle 1, Square 2, Blob])

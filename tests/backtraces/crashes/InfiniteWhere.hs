-- <<loop>> in a where clause through a lambda's variable.
module Main where

normalise :: [Double] -> [Double]
normalise xs = scaled
  where
    largest = maximum scaled
    scaled = map (/ largest) xs

main :: IO ()
main = print (normalise [1, 2, 4])

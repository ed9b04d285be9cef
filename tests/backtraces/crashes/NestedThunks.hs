-- Thunks that force thunks: a table filled lazily.
module Main where

import Data.Array

fibs :: Int -> Array Int Integer
fibs n = table
  where
    table = listArray (0, n) (map entry [0 .. n])
    entry 0 = 0
    entry 1 = 1
    entry 7 = error "seven is not known"
    entry i = table ! (i - 1) + table ! (i - 2)

main :: IO ()
main = print (fibs 12 ! 12)

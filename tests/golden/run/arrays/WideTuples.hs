-- Indices of many parts: order, positions and bounds.
module Main where

import Data.Array
import Data.Ix

main :: IO ()
main = do
  let six = ((0, 0, 0, 0, 0, 0), (1, 0, 1, 0, 1, 2)) :: ((Int, Int, Int, Int, Int, Int), (Int, Int, Int, Int, Int, Int))
  print (rangeSize six, take 7 (range six), map (index six) (range six) == [0 .. 23])
  print (inRange six (1, 0, 1, 0, 1, 2), inRange six (1, 0, 1, 0, 1, 3), inRange six (2, 0, 0, 0, 0, 0))
  let nine = ((0, 'a', False, 0, 0, 0, 0, 0, 0), (1, 'b', True, 0, 1, 0, 1, 0, 1)) :: ((Int, Char, Bool, Int, Int, Int, Int, Int, Int), (Int, Char, Bool, Int, Int, Int, Int, Int, Int))
  print (rangeSize nine, map (index nine) (range nine) == [0 .. 63], range nine == map fst (assocs (listArray nine [0 :: Int ..])))
  print (range nine !! 37)
  let empty = ((0, 0, 0, 0, 0, 0, 0), (1, 1, 1, -1, 1, 1, 1)) :: ((Int, Int, Int, Int, Int, Int, Int), (Int, Int, Int, Int, Int, Int, Int))
  print (rangeSize empty, range empty)

-- HasCallStack through nested functions, a where, and a function that hides its own calls.
module Main where

import GHC.Stack

outer :: HasCallStack => Int -> Int
outer n = middle (n + 1)
  where
    middle :: HasCallStack => Int -> Int
    middle k = hidden (k * 2)

hidden :: HasCallStack => Int -> Int
hidden k = withFrozenCallStack (inner k)

inner :: HasCallStack => Int -> Int
inner k
  | k > 100 = k
  | otherwise = error ("too small: " ++ show k)

main :: IO ()
main = print (outer 3)

module Main (main) where

import Control.Exception (evaluate)

-- a fold of the library, inlined into what `evaluate` forces: the thunk is told as what the author wrote
share :: Int -> Int
share n = 100 `div` (n - 9)

main :: IO ()
main = do
  total <- evaluate (foldr (\i acc -> share i + acc) 0 [1 .. 10])
  print total

-- flags: --max-stack 200k
-- A lazy sum: the chain of thunks is deeper than the stack may be.
module Main where

import Data.List (foldl')

data Stats = Stats { count :: Int, total :: Int }

add :: Stats -> Int -> Stats
add (Stats n t) x = Stats (n + 1) (t + x)

main :: IO ()
main = do
  let stats = foldl' add (Stats 0 0) [1 .. 100000]
  print (count stats)

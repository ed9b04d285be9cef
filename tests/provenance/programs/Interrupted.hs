module Main where

import System.Timeout

-- The first evaluation is given up and frozen; who built the thunk is still known when it goes on.
ledger :: Int -> Int
ledger n = length (filter even [1 .. n]) `div` (n - n)
{-# NOINLINE ledger #-}

main :: IO ()
main = do
  let balance = ledger 300000
  given <- timeout 1 (return $! balance)
  putStrLn (maybe "given up" show given)
  print balance

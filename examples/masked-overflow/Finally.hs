-- | Deep recursion in the cleanup of 'finally'.
--
-- The action runs unmasked and prints; its cleanup runs masked. GHC 9.0.2 prints and then hangs; here the thread ends
-- when its reserve is spent, exit code 2. Run with @--max-stack 1M@.
module Main (main) where

import Control.Exception (finally)

deep :: Int -> Int
deep n
  | n < 0 = 0
  | otherwise = deep (n + 1) + 1

main :: IO ()
main = putStrLn "working" `finally` print (deep 0)

-- | Plain deep recursion inside 'uninterruptibleMask_'.
--
-- As Mask, but not even a blocking operation could deliver the pending @StackOverflow@. GHC 9.0.2 hangs; here the
-- thread ends when its reserve is spent, exit code 2. Run with @--max-stack 1M@.
module Main (main) where

import Control.Exception (uninterruptibleMask_)

deep :: Int -> Int
deep n
  | n < 0 = 0
  | otherwise = deep (n + 1) + 1

main :: IO ()
main = uninterruptibleMask_ (print (deep 0))

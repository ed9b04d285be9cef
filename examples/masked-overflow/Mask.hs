-- | Plain deep recursion inside 'mask_'.
--
-- The overflow is found while asynchronous exceptions are masked and the recursion never unmasks. GHC queues a
-- @StackOverflow@, gives the thread no more stack, runs the same check again and fails it again, for ever (seen with
-- 9.0.2). Here the thread gets a bounded reserve; when that is spent it ends with a report that nobody can catch, exit
-- code 2. Run with @--max-stack 1M@.
module Main (main) where

import Control.Exception (mask_)

deep :: Int -> Int
deep n
  | n < 0 = 0
  | otherwise = deep (n + 1) + 1

main :: IO ()
main = mask_ (print (deep 0))

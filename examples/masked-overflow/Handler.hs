-- | Deep recursion inside an exception handler.
--
-- Handlers run masked, though nobody wrote @mask@: the reader sees a plain 'catch'. GHC 9.0.2 hangs; here the thread
-- ends when its reserve is spent, exit code 2. Run with @--max-stack 1M@.
module Main (main) where

import Control.Exception (SomeException, catch)

deep :: Int -> Int
deep n
  | n < 0 = 0
  | otherwise = deep (n + 1) + 1

main :: IO ()
main = ioError (userError "look out") `catch` handler
  where
    handler :: SomeException -> IO ()
    handler _ = print (deep 0)

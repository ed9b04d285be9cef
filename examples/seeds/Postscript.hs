-- | The variation at the end of "Understanding the Stack", which made GHC 7.8.2 die with
-- @internal error: ... weird activation record found on stack@ (GHC tickets 9045 and 8866).
--
-- 'hPutChar' counts in a global variable, masked. On even @n@ 'go' counts and tail-calls itself, on odd @n@ it calls
-- itself and adds: mask frames, frames of 'go' and tail calls alternate while the stack grows. Ends in
-- @stack overflow@, exit code 2, under every policy and also when the stack is moved at every check and the heap
-- collected at every allocation.
module Main (main) where

import Control.Exception (mask_)
import Data.IORef (IORef, newIORef, readIORef, writeIORef)
import System.IO.Unsafe (unsafePerformIO)

counter :: IORef Int
counter = unsafePerformIO (newIORef 0)
{-# NOINLINE counter #-}

hPutChar :: IO ()
hPutChar = mask_ $ do
  old <- readIORef counter
  writeIORef counter $! old + 1

go :: Int -> IO Int
go n
  | even n = hPutChar >> go (n + 1)
  | otherwise = do
      rest <- go (n + 1)
      return $! n + rest

main :: IO ()
main = go 0 >>= print

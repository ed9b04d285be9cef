-- A transaction inside another one of its thread is an error; one of another thread, or a look at a variable, is not.
module Main where

import Control.Concurrent
import Control.Concurrent.STM
import Control.Exception
import System.IO.Unsafe (unsafePerformIO)

attempt :: STM Int -> IO ()
attempt transaction = do
  r <- try (atomically transaction)
  putStrLn (either (\e -> "failed: " ++ show (e :: SomeException)) show r)

inner :: Int -> Int
inner n = unsafePerformIO (atomically (return n))
{-# NOINLINE inner #-}

main :: IO ()
main = do
  var <- newTVarIO 0
  attempt (writeTVar var 5 >> (return $! inner 3))
  readTVarIO var >>= print
  attempt (catchSTM (return $! inner 4) (\e -> return (length (show (e :: NestedAtomically)))))
  attempt (return $! unsafePerformIO (readTVarIO var))
  attempt (return (inner 5))
  done <- newEmptyMVar
  attempt (return $! unsafePerformIO (forkIO (atomically (return 6) >>= putMVar done) >> takeMVar done))
  attempt (return $! unsafePerformIO (either (\e -> print (e :: NestedAtomically) >> return 8) return =<< try (atomically (return 7))))
  print (inner 9)

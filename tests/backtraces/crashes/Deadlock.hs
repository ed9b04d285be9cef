-- Two threads that each hold what the other wants.
module Main where

import Control.Concurrent
import Control.Monad (void)

transfer :: MVar Int -> MVar Int -> Int -> IO ()
transfer from to amount = do
  a <- takeMVar from
  yield
  b <- takeMVar to
  putMVar from (a - amount)
  putMVar to (b + amount)

main :: IO ()
main = do
  alice <- newMVar 100
  bob <- newMVar 50
  done <- newEmptyMVar
  void (forkIO (transfer alice bob 10 >> putMVar done ()))
  void (forkIO (transfer bob alice 5 >> putMVar done ()))
  takeMVar done
  takeMVar done
  putStrLn "transferred"

-- exitWith ends only the thread that calls it; the main thread goes on.
module Main where

import Control.Concurrent
import System.Exit

worker :: MVar () -> IO ()
worker done = do
  putStrLn "worker leaves"
  putMVar done ()
  exitWith (ExitFailure 3)

main :: IO ()
main = do
  done <- newEmptyMVar
  _ <- forkIO (worker done)
  takeMVar done
  threadDelay 1000
  putStrLn "main goes on"

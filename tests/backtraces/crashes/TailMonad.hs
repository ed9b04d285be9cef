-- flags: --tail-calls
-- A machine with states, in IO: each state ends in the next.
module Main (main) where

import Control.Monad (when)
import Data.IORef

idle :: IORef Int -> [String] -> IO ()
idle count [] = readIORef count >>= print
idle count (command : rest) = do
  putStrLn ("> " ++ command)
  busy count command rest
{-# NOINLINE idle #-}

busy :: IORef Int -> String -> [String] -> IO ()
busy count "count" rest = modifyIORef' count (+ 1) >> idle count rest
busy count command rest = do
  n <- readIORef count
  when (n > 1) (putStrLn "many")
  unknown command n rest
{-# NOINLINE busy #-}

unknown :: String -> Int -> [String] -> IO ()
unknown command n _ = ioError (userError (command ++ " after " ++ show n))
{-# NOINLINE unknown #-}

main :: IO ()
main = do
  count <- newIORef 0
  idle count ["count", "count", "stop", "count"]

module Main (main) where

import Control.Concurrent

echo :: MVar Int -> MVar Int -> IO ()
echo ping pong = takeMVar ping >>= \n -> (putMVar pong $! n + 1) >> echo ping pong

play :: MVar Int -> MVar Int -> Int -> Int -> IO Int
play _ _ 0 n = return n
play ping pong left n = putMVar ping n >> takeMVar pong >>= play ping pong (left - 1)

main :: IO ()
main = do
  ping <- newEmptyMVar
  pong <- newEmptyMVar
  _ <- forkIO (echo ping pong)
  play ping pong 200000 0 >>= print

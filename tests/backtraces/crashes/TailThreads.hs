-- flags: --tail-calls
-- Two threads take turns; each has callers of its own.
module Main (main) where

import Control.Concurrent

ping, pong :: String -> Int -> MVar () -> IO ()
{-# NOINLINE ping #-}
{-# NOINLINE pong #-}
ping name n done = yield >> pong name (n - 1) done
pong name n done
  | n <= 0 = finish name done
  | otherwise = yield >> ping name n done

finish :: String -> MVar () -> IO ()
finish "first" done = putMVar done ()
finish name _ = ioError (userError name)

main :: IO ()
main = do
  done <- newEmptyMVar
  _ <- forkIO (ping "first" 5 done)
  takeMVar done
  ping "main" 3 done

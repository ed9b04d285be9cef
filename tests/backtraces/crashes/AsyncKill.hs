-- The main thread is killed by another, in the middle of its work.
module Main where

import Control.Concurrent
import Control.Exception

search :: Int -> Int -> Int
search target n
  | n * n == target = n
  | otherwise = search target (n + 1)

watchdog :: ThreadId -> IO ()
watchdog worker = do
  threadDelay 20000
  throwTo worker (userError "took too long")

main :: IO ()
main = do
  me <- myThreadId
  _ <- forkIO (watchdog me)
  print (search 3 0)

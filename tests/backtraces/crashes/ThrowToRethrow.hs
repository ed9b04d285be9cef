-- A worker's exception is carried to main and thrown there.
module Main where

import Control.Concurrent
import Control.Exception

task :: Int -> Int
task n = if n > 2 then error ("task " ++ show n ++ " is too large") else n * n

inBackground :: IO a -> IO (IO a)
inBackground action = do
  box <- newEmptyMVar
  _ <- forkIO (try action >>= putMVar box)
  return (takeMVar box >>= either (throwIO :: SomeException -> IO a) return)

main :: IO ()
main = do
  waits <- mapM (\n -> inBackground (evaluate (task n))) [1, 2, 3]
  results <- sequence waits
  print results

-- A forked thread dies of an exception nobody catches.
module Main where

import Control.Concurrent

process :: Int -> IO ()
process job = putStrLn ("job " ++ show (100 `div` job))

main :: IO ()
main = do
  done <- newEmptyMVar
  _ <- forkIO (mapM_ process [2, 1, 0] >> putMVar done ())
  threadDelay 1000
  putStrLn "main goes on"

module Main where

import Data.IORef

-- Each call of `record` piles a sum on the one before it; nobody looks before `main` prints.
record :: IORef Int -> Int -> IO ()
record total share = modifyIORef total (\sofar -> sofar + 100 `div` share)
{-# NOINLINE record #-}

recordAll :: IORef Int -> [Int] -> IO ()
recordAll total shares = mapM_ (record total) shares

main :: IO ()
main = do
  total <- newIORef 0
  recordAll total [5, 4]
  recordAll total [2, 0, 1]
  sofar <- readIORef total
  putStrLn "recorded"
  print sofar

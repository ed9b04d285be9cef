-- A thunk made by main fails in a thread first, and in main afterwards.
module Main where

import Control.Concurrent
import Control.Exception

main :: IO ()
main = do
  result <- newEmptyMVar
  let shared = length (show (foldr1 max ([] :: [Int])))
  _ <- forkIO (try (evaluate shared) >>= putMVar result)
  answer <- takeMVar result
  case answer of
    Left e -> putStrLn ("thread: " ++ takeWhile (/= '\n') (show (e :: SomeException)))
    Right n -> print n
  print shared

-- Failure inside mask, inside a handler.
module Main where

import Control.Concurrent.MVar
import Control.Exception

update :: MVar Int -> (Int -> Int) -> IO ()
update var f = modifyMVar_ var (\n -> evaluate (f n))

main :: IO ()
main = do
  var <- newMVar 10
  update var (+ 1)
  update var (`mod` 0)
  readMVar var >>= print

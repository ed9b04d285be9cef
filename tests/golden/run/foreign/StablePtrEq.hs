module Main where

import Foreign.StablePtr

main :: IO ()
main = do
  p <- newStablePtr 'p'
  q <- newStablePtr 'p'
  print (p == p, p == q, castPtrToStablePtr (castStablePtrToPtr p) == p)

{-# LANGUAGE DuplicateRecordFields #-}
module Main (main) where
import M
main :: IO ()
main = do
  let a = A { x = 1, y = 2 }
      b = B { x = True }
  print (a { x = 2, y = 4 })
  print (f b, g a)
  print (b { x = False } :: B)
f :: B -> Bool
f B { x = v } = v
g :: A -> Int
g (A { x = p, y = q }) = p + q

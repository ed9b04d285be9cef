{-# LANGUAGE BangPatterns #-}
module Main (main) where

tak :: Int -> Int -> Int -> Int
tak !x !y !z
  | y < x = tak (tak (x - 1) y z) (tak (y - 1) z x) (tak (z - 1) x y)
  | otherwise = z

loop :: Int -> Int -> Int
loop 0 acc = acc
loop k acc = loop (k - 1) $! (acc + tak 18 12 (6 + k `rem` 3))

main :: IO ()
main = print (loop 1000 0)

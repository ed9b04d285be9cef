-- A let of an unboxed tuple is as lazy as any pattern, unless it binds something unlifted.
{-# LANGUAGE UnboxedTuples, MagicHash, BangPatterns #-}
module Main where
import GHC.Exts
f :: Int -> Int
f n = n + 1 where (# _, _ #) = (undefined :: (# Int, Int #))
g :: Int -> (Int, Int)
g n = (n + a, b) where (# a, b #) = h n
h :: Int -> (# Int, Int #)
h n = (# n, n * 2 #)
k :: Int -> Int
k n = let (# a, (# b, c #) #) = nested n in if n > 10 then 0 else a + b + c
nested :: Int -> (# Int, (# Int, Int #) #)
nested n | n > 10 = error "lazy"
         | otherwise = (# n, (# 1, 2 #) #)
fibs :: Int -> [Int]
fibs n = xs where (# xs, ys #) = (# 1 : ys, 1 : zipWith (+) xs ys #)
prim :: Int -> Int
prim (I# i) = let (# q, r #) = quotRemInt# i 3# in I# (q +# r)
one :: Int -> Int
one n = let (# a #) = (# error "one" #) in n
s :: Int -> Int
s n = let !(# a, _ #) = h n in a
m :: Int -> [Int]
m n = [x, y] where (# x, Just y, _ #) = (# n, Just (n + 1), error "z" :: Int #)
main :: IO ()
main = do
  print (f 1)
  print (g 2)
  print (k 3, k 11)
  print (take 10 (fibs 1))
  print (prim 10, one 5, s 6, m 7)

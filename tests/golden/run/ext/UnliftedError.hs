{-# LANGUAGE MagicHash, UnboxedTuples, TypeInType, RankNTypes, KindSignatures #-}
-- What is not a pointer: `error` gives it, and a function of any representation does whose result nothing tells yet.
module Main where

import Control.Exception
import GHC.Exts

f :: Int -> Int#
f 0 = 0#
f n = error ("int " ++ show n)

g :: Int -> (# Int, Int #)
g 0 = (# 1, 2 #)
g _ = errorWithoutStackTrace "tuple"

one :: (# #) -> (# a #)
one _ = error "one"

k :: forall rep (r :: TYPE rep). (Int -> r) -> r
k h = h 1

try' :: IO () -> IO ()
try' a = a `catch` \(ErrorCall m) -> putStrLn m

main :: IO ()
main = do
  let inner x = k (\i -> i == x)
      outer 1 = k (\_ -> 'c')
      outer _ = 'd'
  print (inner 1, outer (1 :: Int), outer 2)
  try' (print (I# (f 0)) >> print (I# (f 1)))
  try' (case g 0 of (# a, b #) -> print (a + b))
  try' (case g 1 of (# a, b #) -> print (a + b))
  try' (case one (# #) of (# x #) -> print (x :: Int))

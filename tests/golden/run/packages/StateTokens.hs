{-# LANGUAGE MagicHash, UnboxedTuples #-}
-- runRW# gives values of any representation; `(# #)` is a value like others.
module Main (main) where

import GHC.Exts

frozen :: Int -> Int -> Array# Int
frozen (I# n) x = case runRW# (\s -> case newArray# n x s of
  (# s1, array #) -> case writeArray# array 0# (x + 1) s1 of
    s2 -> unsafeFreezeArray# array s2) of (# _, done #) -> done

count :: Int -> Int#
count (I# n) = runRW# $ \_ -> n *# 2#

nothing :: (# #) -> Int
nothing _ = 42

void :: Int -> (# #)
void n = if n > 3 then (# #) else void (n + 1)

after :: (# #) -> Int -> Int
after (# #) n = n + 1

main :: IO ()
main = do
  let array = frozen 3 7
  print [case indexArray# (frozen 3 7) i of (# x #) -> x | I# i <- [0, 1, 2]]
  case array of a -> print (I# (sizeofArray# a))
  print (I# (count 21))
  print (nothing (# #))
  case void 1 of (# #) -> print (after (# #) 5)
  print (nothing (void 9))

-- expect: UnliftedLazyPattern
{-# LANGUAGE MagicHash #-}
module Main where

import GHC.Exts

next :: Int -> Int -> Int
next ~(I# n) x = if x > 0 then I# (n +# 1#) else x

plus ~x = I# (x +# 1#)

main :: IO ()
main = print (next 3 4)

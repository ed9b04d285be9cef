-- expect: UnliftedLazyPattern
{-# LANGUAGE MagicHash #-}
module Main where

import GHC.Exts

next :: Int -> Int -> Int
next ~(I# n) x = if x > 0 then I# (n +# 1#) else x

main :: IO ()
main = print (next 3 4)

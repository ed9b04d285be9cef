-- expect: UnliftedBinding
{-# LANGUAGE UnboxedTuples #-}
module Main where

first :: (# Int, Int #) -> Int
first ~(# a, _ #) = a

main :: IO ()
main = print (first (# 1, 2 #))

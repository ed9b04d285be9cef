-- expect: KindMismatch
{-# LANGUAGE TypeFamilies #-}
module Main where

data family Store a
data instance Store Store [a] = Many [a]
data instance Store [Int] = Ints

main :: IO ()
main = pure ()

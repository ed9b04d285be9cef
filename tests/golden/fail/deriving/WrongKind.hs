-- expect: KindMismatch
module Main where

newtype Plain = Plain Int deriving (Functor)

main :: IO ()
main = print 1

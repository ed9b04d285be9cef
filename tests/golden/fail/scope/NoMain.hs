-- expect: MissingMain
module Main where
f :: Int
f = 1

-- expect: MissingMain
module Main (answer) where

answer :: Int
answer = 42

main :: IO ()
main = print answer

-- expect: SkolemEscape
module Main where

times = (*)

square :: Num b => b -> b
square x = times x x

main :: IO ()
main = print (square 3)

-- expect: InvalidPattern
module Main where

double x :: Int
double x = x + x

main :: IO ()
main = print (double 2)

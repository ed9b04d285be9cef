module Main (main) where

factorial :: Int -> Integer -> Integer
factorial 0 acc = acc
factorial n acc = factorial (n - 1) $! (acc * toInteger n)

main :: IO ()
main = print (length (show (factorial 20000 1)))

-- flags: -O0
-- The same as TailChain without its flag: only the last of the chain is left.
module Main (main) where

main :: IO ()
main = print (start 3)

start :: Int -> Int
start n = middle (n + 1) "middle"

middle :: Int -> String -> Int
middle n name = finish (n * 2) (name ++ "!")

finish :: Int -> String -> Int
finish n name = error (name ++ show n)

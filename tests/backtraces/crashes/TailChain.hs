-- flags: --tail-calls -O0
-- Everybody ends in a call of the next: of the chain only the last would be left.
module Main (main) where

main :: IO ()
main = print (start 3)

start :: Int -> Int
start n = middle (n + 1) "middle"

middle :: Int -> String -> Int
middle n name = finish (n * 2) (name ++ "!")

finish :: Int -> String -> Int
finish n name = error (name ++ show n)

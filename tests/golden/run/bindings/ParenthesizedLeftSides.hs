-- left sides of functions in parentheses
module Main where
(add x) y = x + y
((mul x)) y = x * y
((sub x)) (y) = x - y
((op `on2` f) x) y = f x `op` f y
main :: IO ()
main = print (add 1 2, mul 3 4, sub 9 5, ((+) `on2` abs) (-1) (-2))

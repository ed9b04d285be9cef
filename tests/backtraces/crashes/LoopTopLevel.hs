-- Two top-level values that need each other.
module Main where

price, tax :: Integer
price = 100 + tax
tax = price `div` 5

main :: IO ()
main = print price

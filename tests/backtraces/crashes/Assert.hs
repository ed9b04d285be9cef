-- ghc: -fno-ignore-asserts
-- flags: -O0
-- An assertion that does not hold.
module Main where

import Control.Exception (assert)

withdraw :: Int -> Int -> Int
withdraw balance amount = assert (amount <= balance) (balance - amount)

main :: IO ()
main = print (foldl withdraw 100 [30, 50, 40])

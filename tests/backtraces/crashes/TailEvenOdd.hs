-- flags: --tail-calls
-- Mutual recursion, ten thousand tail calls deep: more than the ring holds.
module Main (main) where

isEven :: Int -> Bool
isEven 0 = error "nothing left"
isEven n = isOdd (n - 1)
{-# NOINLINE isEven #-}

isOdd :: Int -> Bool
isOdd n = isEven (n - 1)
{-# NOINLINE isOdd #-}

main :: IO ()
main = print (check 10000)

check :: Int -> Bool
check n = isEven n
{-# NOINLINE check #-}

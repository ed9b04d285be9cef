module Main (main) where

import Control.Exception

newtype Exc = Exc Int

instance Show Exc where show (Exc n) = "Exc " ++ show n
instance Exception Exc

check :: Int -> IO Int
check n = if n < 0 then return n else throwIO (Exc n)
{-# NOINLINE check #-}

step :: Int -> IO Int
step n = (check n >>= evaluate) `catch` \(Exc k) -> return k

loop :: Int -> Int -> IO Int
loop 0 acc = return acc
loop n acc = step n >>= \k -> loop (n - 1) $! (acc + k)

main :: IO ()
main = loop 1000000 0 >>= print

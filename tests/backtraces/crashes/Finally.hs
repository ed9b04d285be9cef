-- finally, onException and handle, one in the other.
module Main where

import Control.Exception

step :: Int -> IO Int
step n = evaluate (100 `div` n)

guarded :: Int -> IO Int
guarded n = (step n `onException` putStrLn "step failed") `finally` putStrLn "cleaned up"

main :: IO ()
main = handle onlyIO (guarded 0 >>= print)
  where
    onlyIO e = putStrLn ("io: " ++ show (e :: IOException))

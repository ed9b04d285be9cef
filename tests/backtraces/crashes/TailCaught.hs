-- flags: --tail-calls
-- What was unwound and caught before is not among the callers of what failed later.
module Main (main) where

import Control.Exception

{-# NOINLINE outer #-}
outer :: Int -> IO ()
outer n = inner (n + 1)

{-# NOINLINE inner #-}
inner :: Int -> IO ()
inner n = throwIO (userError ("inner " ++ show n))

{-# NOINLINE recover #-}
recover :: SomeException -> IO ()
recover e = putStrLn ("caught " ++ show e) >> again 7

{-# NOINLINE again #-}
again :: Int -> IO ()
again n = last' (n `div` 2)

{-# NOINLINE last' #-}
last' :: Int -> IO ()
last' n = throwIO (userError ("again " ++ show n))

main :: IO ()
main = outer 1 `catch` recover

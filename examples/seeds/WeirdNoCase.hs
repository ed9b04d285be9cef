{-# LANGUAGE MagicHash, UnboxedTuples #-}
-- | Weird without the case in 'hPutChar'.
--
-- 'hPutChar' calls and evaluates nothing now, so it has no frame and makes no stack check. The limit is met at the
-- entry of 'go', unmasked: @stack overflow@, exit code 2, at once and under both policies.
module Main (main) where

import GHC.Exts (RealWorld, State#, maskAsyncExceptions#)
import GHC.Types (IO (..))

hPutChar :: State# RealWorld -> (# State# RealWorld, () #)
hPutChar s = (# s, () #)
{-# NOINLINE hPutChar #-}

go :: State# RealWorld -> (# State# RealWorld, () #)
go s = case maskAsyncExceptions# hPutChar s of
  (# s1, _ #) -> case go s1 of
    (# s2, v #) -> case v of
      () -> (# s2, () #)

main :: IO ()
main = IO go

{-# LANGUAGE MagicHash, UnboxedTuples #-}
-- | Weird without the mask in 'go'.
--
-- 'hPutChar' still has its stack check, and the limit is still met there, but nothing is masked: @stack overflow@,
-- exit code 2, at once and under both policies.
module Main (main) where

import GHC.Exts (RealWorld, State#)
import GHC.Types (IO (..))

stdout :: ()
stdout = ()
{-# NOINLINE stdout #-}

hPutChar :: State# RealWorld -> (# State# RealWorld, () #)
hPutChar s = case stdout of
  () -> (# s, () #)
{-# NOINLINE hPutChar #-}

go :: State# RealWorld -> (# State# RealWorld, () #)
go s = case hPutChar s of
  (# s1, _ #) -> case go s1 of
    (# s2, v #) -> case v of
      () -> (# s2, () #)

main :: IO ()
main = IO go

{-# LANGUAGE MagicHash, UnboxedTuples #-}
-- | The reduction of "Understanding the Stack" (Well-Typed, 2014).
--
-- The stack of 'go' grows by one word a call: it still has to look at the unit that the next 'go' returns. Between two
-- calls it runs 'hPutChar' masked, and 'hPutChar', because it evaluates something, has a stack check of its own. The
-- limit is always met there, while asynchronous exceptions are masked.
--
-- * GHC 7.6 (and @--stack-overflow=ghc-7.6@): a masked thread's stack grows without limit, so this never overflows;
--   the heap ends it, exit code 251.
-- * By default: the overflow waits until 'hPutChar' returns and unmasks; @stack overflow@, exit code 2.
--
-- See WeirdNoCase and WeirdNoMask for what becomes of it without either ingredient.
module Main (main) where

import GHC.Exts (RealWorld, State#, maskAsyncExceptions#)
import GHC.Types (IO (..))

-- | All that matters of the real handle: somebody looks at it.
stdout :: ()
stdout = ()
{-# NOINLINE stdout #-}

hPutChar :: State# RealWorld -> (# State# RealWorld, () #)
hPutChar s = case stdout of
  () -> (# s, () #)
{-# NOINLINE hPutChar #-}

go :: State# RealWorld -> (# State# RealWorld, () #)
go s = case maskAsyncExceptions# hPutChar s of
  (# s1, _ #) -> case go s1 of
    (# s2, v #) -> case v of
      () -> (# s2, () #)

main :: IO ()
main = IO go

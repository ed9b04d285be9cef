{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | IO actions as pure values, and actions that run when their result is demanded.
module GHC.IO.Unsafe
  ( unsafePerformIO, unsafeInterleaveIO, unsafeDupablePerformIO, unsafeDupableInterleaveIO, noDuplicate
  ) where

import GHC.Base

-- | A thread of its own state token. The machine has one capability and black-holes on entry, so a thunk runs once.
unsafePerformIO :: IO a -> a
unsafePerformIO m = unsafeDupablePerformIO (noDuplicate >> m)
{-# NOINLINE unsafePerformIO #-}

unsafeDupablePerformIO :: IO a -> a
unsafeDupablePerformIO (IO m) = case runRW# m of (# _, a #) -> a
{-# NOINLINE unsafeDupablePerformIO #-}

unsafeInterleaveIO :: IO a -> IO a
unsafeInterleaveIO m = unsafeDupableInterleaveIO (noDuplicate >> m)

unsafeDupableInterleaveIO :: IO a -> IO a
unsafeDupableInterleaveIO (IO m) = IO (\s -> let r = case m s of (# _, a #) -> a in (# s, r #))
{-# NOINLINE unsafeDupableInterleaveIO #-}

noDuplicate :: IO ()
noDuplicate = IO (\s -> case noDuplicate# s of s1 -> (# s1, () #))

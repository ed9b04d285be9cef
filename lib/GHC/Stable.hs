{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | Numbers by which the host may hold closures.
module GHC.Stable (StablePtr(..), newStablePtr, deRefStablePtr, freeStablePtr, castStablePtrToPtr, castPtrToStablePtr) where

import GHC.Base
import GHC.Ptr

data StablePtr a = StablePtr (StablePtr# a)

instance Eq (StablePtr a) where
  StablePtr p == StablePtr q = isTrue# (stablePtr2Int# p ==# stablePtr2Int# q)

newStablePtr :: a -> IO (StablePtr a)
newStablePtr a = IO (\s -> case makeStablePtr# a s of (# s1, p #) -> (# s1, StablePtr p #))

deRefStablePtr :: StablePtr a -> IO a
deRefStablePtr (StablePtr p) = IO (\s -> deRefStablePtr# p s)

-- | The closure may go when nothing else holds it.
freeStablePtr :: StablePtr a -> IO ()
freeStablePtr (StablePtr p) = IO (\s -> case freeStablePtr# p s of s1 -> (# s1, () #))

-- | An address only in name.
castStablePtrToPtr :: StablePtr a -> Ptr ()
castStablePtrToPtr (StablePtr p) = Ptr (int2Addr# (stablePtr2Int# p))

castPtrToStablePtr :: Ptr () -> StablePtr a
castPtrToStablePtr (Ptr address) = StablePtr (int2StablePtr# (addr2Int# address))

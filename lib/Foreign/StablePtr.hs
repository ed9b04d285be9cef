{-# LANGUAGE MagicHash, NoImplicitPrelude #-}
-- | Stable pointers.
module Foreign.StablePtr (StablePtr, newStablePtr, deRefStablePtr, freeStablePtr, castStablePtrToPtr, castPtrToStablePtr) where

import GHC.Base
import GHC.Ptr
import GHC.Stable

-- | An address only in name.
castStablePtrToPtr :: StablePtr a -> Ptr ()
castStablePtrToPtr (StablePtr p) = Ptr (int2Addr# (stablePtr2Int# p))

castPtrToStablePtr :: Ptr () -> StablePtr a
castPtrToStablePtr (Ptr address) = StablePtr (int2StablePtr# (addr2Int# address))

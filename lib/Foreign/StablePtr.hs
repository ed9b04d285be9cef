{-# LANGUAGE NoImplicitPrelude #-}
-- | Stable pointers.
module Foreign.StablePtr (StablePtr, newStablePtr, deRefStablePtr, freeStablePtr, castStablePtrToPtr, castPtrToStablePtr) where

import GHC.Stable

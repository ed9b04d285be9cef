{-# LANGUAGE NoImplicitPrelude #-}
-- | Stable pointers.
module Foreign.StablePtr (StablePtr, newStablePtr, deRefStablePtr, freeStablePtr) where

import GHC.Stable

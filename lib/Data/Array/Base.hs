{-# LANGUAGE NoImplicitPrelude #-}
-- | Everything about arrays, the unsafe parts included.
module Data.Array.Base
  ( module Data.Ix
  , IArray(..), MArray(..), Array, STArray, UArray(..), STUArray(..), IOArray(..), IOUArray(..)
  , array, listArray, (!), indices, elems, assocs, accumArray, (//), accum, amap, ixmap
  , newListArray, readArray, writeArray, mapArray, mapIndices, getElems, getAssocs
  , freeze, unsafeFreeze, thaw, unsafeThaw, safeRangeSize, safeIndex
  ) where

import Data.Array.Classes
import Data.Array.Unboxed.Elements ()
import Data.Array.Unboxed.Types
import Data.Ix
import GHC.Arr (Array, STArray, safeIndex, safeRangeSize)

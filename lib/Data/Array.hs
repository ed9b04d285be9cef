{-# LANGUAGE NoImplicitPrelude #-}
-- | Immutable boxed arrays, as the Haskell report has them.
module Data.Array
  ( module Data.Ix, Array, array, listArray, accumArray, (!), bounds, indices, elems, assocs, (//), accum, ixmap
  ) where

import Data.Array.Read ()
import Data.Ix
import GHC.Arr

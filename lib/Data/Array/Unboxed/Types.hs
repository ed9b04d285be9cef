{-# LANGUAGE NoImplicitPrelude, MagicHash, RoleAnnotations, KindSignatures #-}
-- | The types of arrays with unboxed elements.
module Data.Array.Unboxed.Types (UArray(..), STUArray(..), IOUArray(..)) where

import GHC.Base

-- | Bounds, number of elements, elements.
data UArray i (e :: Type) = UArray !i !i !Int ByteArray#
type role UArray nominal nominal

-- | The one of state threads.
data STUArray s i (e :: Type) = STUArray !i !i !Int (MutableByteArray# s)
type role STUArray nominal nominal nominal

-- | The one of IO.
newtype IOUArray i e = IOUArray (STUArray RealWorld i e)

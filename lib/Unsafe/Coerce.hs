{-# LANGUAGE GADTs #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | The same value at another type, at one's own risk.
module Unsafe.Coerce (unsafeCoerce, unsafeCoerce#, UnsafeEquality (..), unsafeEqualityProof) where

import GHC.Base

unsafeCoerce :: a -> b
unsafeCoerce a = unsafeCoerce# a

-- | What matching on makes the types equal.
data UnsafeEquality a b where
  UnsafeRefl :: UnsafeEquality a a

unsafeEqualityProof :: forall a b. UnsafeEquality a b
unsafeEqualityProof = unsafeCoerce (UnsafeRefl :: UnsafeEquality a a)

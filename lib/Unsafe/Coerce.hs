{-# LANGUAGE NoImplicitPrelude, MagicHash #-}
-- | The same value at another type, at one's own risk.
module Unsafe.Coerce (unsafeCoerce, unsafeCoerce#) where

import GHC.Base

unsafeCoerce :: a -> b
unsafeCoerce a = unsafeCoerce# a

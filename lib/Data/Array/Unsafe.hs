{-# LANGUAGE NoImplicitPrelude #-}
-- | Between mutable and immutable without a copy.
module Data.Array.Unsafe (unsafeFreeze, unsafeThaw) where

import Data.Array.Base

{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE MagicHash #-}
-- | Conversion between types of the same representation, at no cost.
module Data.Coerce (coerce, Coercible) where

import GHC.Prim (coerce)
import GHC.Types (Coercible)

{-# LANGUAGE NoImplicitPrelude #-}
-- | Types whose ranges index arrays.
module Data.Ix (Ix (inRange, index, range, rangeSize)) where

import GHC.Ix

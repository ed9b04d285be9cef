{-# LANGUAGE NoImplicitPrelude #-}
-- | Integers that are not negative.
module Numeric.Natural (Natural) where

import GHC.Natural

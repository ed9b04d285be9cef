{-# LANGUAGE NoImplicitPrelude #-}
-- | Numbers as sequences of bits.
module Data.Bits
  ( Bits (..)
  , FiniteBits (..)
  , bitDefault
  , popCountDefault
  , testBitDefault
  , toIntegralSized
  ) where

import GHC.Bits
import GHC.Natural ()

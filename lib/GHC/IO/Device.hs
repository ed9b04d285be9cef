{-# LANGUAGE NoImplicitPrelude #-}
-- | Where a seek counts from.
module GHC.IO.Device (SeekMode(..)) where

import GHC.Base
import GHC.Show
import GHC.Read
import GHC.Ix
import GHC.Enum

data SeekMode = AbsoluteSeek | RelativeSeek | SeekFromEnd
  deriving (Eq, Ord, Ix, Enum, Read, Show)

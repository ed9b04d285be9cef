{-# LANGUAGE NoImplicitPrelude #-}
-- | How a file is opened.
module GHC.IO.IOMode (IOMode(..)) where

import GHC.Base
import GHC.Show
import GHC.Read
import GHC.Ix
import GHC.Enum

data IOMode = ReadMode | WriteMode | AppendMode | ReadWriteMode
  deriving (Eq, Ord, Ix, Enum, Read, Show)

{-# LANGUAGE NoImplicitPrelude #-}
-- | Where GHC.IO.Handle.FD's names are found in GHC's layout.
module GHC.IO.StdHandles
  ( stdin, stdout, stderr, openFile, openBinaryFile, openFileBlocking, withFile, withBinaryFile, withFileBlocking
  ) where

import GHC.IO.Handle.FD

{-# LANGUAGE NoImplicitPrelude #-}
-- | The functions of Data.List for lists only.
module GHC.OldList (module Data.OldList) where

import Data.OldList

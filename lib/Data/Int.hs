{-# LANGUAGE NoImplicitPrelude #-}
-- | Signed numbers of fixed size.
module Data.Int (Int, Int16, Int32, Int64, Int8) where

import GHC.Int

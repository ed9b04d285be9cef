{-# LANGUAGE NoImplicitPrelude #-}
-- | Data.Array.MArray under its other name.
module Data.Array.MArray.Safe (module Data.Array.MArray) where

import Data.Array.MArray

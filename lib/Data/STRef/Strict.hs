{-# LANGUAGE NoImplicitPrelude #-}
-- | Data.STRef under its full name.
module Data.STRef.Strict (module Data.STRef) where

import Data.STRef

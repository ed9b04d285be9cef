{-# LANGUAGE NoImplicitPrelude #-}
-- | The type Maybe; functions on it are in Data.Maybe.
module GHC.Maybe (Maybe (..)) where

import GHC.Classes

data Maybe a = Nothing | Just a
  deriving (Eq, Ord)

{-# LANGUAGE NoImplicitPrelude #-}
-- | Values as text.
module Text.Show
  ( Show (..)
  , ShowS
  , showChar
  , showListWith
  , showParen
  , showString
  , shows
  ) where

import GHC.Show

-- | A list in brackets.
showListWith :: (a -> ShowS) -> [a] -> ShowS
showListWith = showList__

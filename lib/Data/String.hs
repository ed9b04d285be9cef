{-# LANGUAGE GADTs #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | Strings, and what string literals mean with OverloadedStrings.
module Data.String (IsString (..), String, lines, unlines, unwords, words) where

import Data.Functor.Const (Const (..))
import Data.Functor.Identity (Identity (..))
import Data.OldList (lines, unlines, unwords, words)
import GHC.Base

class IsString a where
  fromString :: String -> a

instance (a ~ Char) => IsString [a] where
  fromString xs = xs

instance IsString a => IsString (Const a b) where
  fromString text = Const (fromString text)

instance IsString a => IsString (Identity a) where
  fromString text = Identity (fromString text)

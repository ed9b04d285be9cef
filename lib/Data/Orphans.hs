{-# OPTIONS_GHC -Wno-orphans #-}
{-# LANGUAGE DerivingStrategies, StandaloneDeriving #-}
-- | What the package base-orphans adds to base 4.15: instances that later versions of base have. The package itself needs more of GHC's insides than there is.
module Data.Orphans () where

import Data.Functor.Product (Product (..))
import Data.Ix (Ix)
import Foreign.C.Types

instance (Semigroup (f a), Semigroup (g a)) => Semigroup (Product f g a) where
  Pair a b <> Pair c d = Pair (a <> c) (b <> d)

instance (Monoid (f a), Monoid (g a)) => Monoid (Product f g a) where
  mempty = Pair mempty mempty

deriving newtype instance Ix CChar
deriving newtype instance Ix CSChar
deriving newtype instance Ix CUChar
deriving newtype instance Ix CShort
deriving newtype instance Ix CUShort
deriving newtype instance Ix CInt
deriving newtype instance Ix CUInt
deriving newtype instance Ix CLong
deriving newtype instance Ix CULong
deriving newtype instance Ix CLLong
deriving newtype instance Ix CULLong
deriving newtype instance Ix CPtrdiff
deriving newtype instance Ix CSize

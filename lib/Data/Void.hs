{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE EmptyCase #-}
-- | The type without values.
module Data.Void (Void, absurd, vacuous) where

import GHC.Base
import GHC.Exception.Type (Exception)
import GHC.Ix
import GHC.Read
import GHC.Show

data Void

instance Eq Void where
  _ == _ = True

instance Ord Void where
  compare _ _ = EQ

instance Read Void where
  readsPrec _ _ = []

instance Show Void where
  showsPrec _ v = absurd v

instance Ix Void where
  range _ = []
  index _ v = absurd v
  inRange _ v = absurd v
  rangeSize _ = 0

instance Exception Void

instance Semigroup Void where
  a <> _ = a
  stimes _ a = a

-- | Anything follows from a value that cannot be.
absurd :: Void -> a
absurd v = case v of {}

-- | A structure without elements, at any element type.
vacuous :: Functor f => f Void -> f a
vacuous = fmap absurd

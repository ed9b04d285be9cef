{-# LANGUAGE DerivingStrategies #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | The functor and monad that adds nothing.
module Data.Functor.Identity (Identity(..)) where

import Control.Monad.Fix (MonadFix(..))
import Data.Bits (Bits(..), FiniteBits(..))
import Data.Foldable (Foldable(..))
import Data.Function (fix)
import GHC.Base hiding (foldr)
import GHC.Enum
import GHC.Float
import GHC.Ix
import GHC.Num
import GHC.Read
import GHC.Real
import GHC.Show

newtype Identity a = Identity {runIdentity :: a}
  deriving newtype
    ( Bits, Bounded, Enum, Eq, FiniteBits, Floating, Fractional, Integral, Ix, Semigroup, Monoid
    , Num, Ord, Real, RealFrac, RealFloat )

-- Shown and read as if there were no field name.
instance Read a => Read (Identity a) where
  readsPrec d = readParen (d > 10)
    (\r -> [(Identity x, t) | ("Identity", s) <- lex r, (x, t) <- readsPrec 11 s])

instance Show a => Show (Identity a) where
  showsPrec d (Identity x) = showParen (d >= 11) (showString "Identity " . showsPrec 11 x)

instance Foldable Identity where
  foldMap f (Identity x) = f x
  foldr f z (Identity x) = f x z
  foldl f z (Identity x) = f z x
  foldl' f z (Identity x) = f z x
  foldr' f z (Identity x) = f x z
  foldl1 _ (Identity x) = x
  foldr1 _ (Identity x) = x
  elem y (Identity x) = x == y
  length _ = 1
  maximum (Identity x) = x
  minimum (Identity x) = x
  null _ = False
  product (Identity x) = x
  sum (Identity x) = x
  toList (Identity x) = [x]

instance Functor Identity where
  fmap f (Identity x) = Identity (f x)

instance Applicative Identity where
  pure = Identity
  Identity f <*> Identity x = Identity (f x)
  liftA2 f (Identity x) (Identity y) = Identity (f x y)

instance Monad Identity where
  m >>= k = k (runIdentity m)

instance MonadFix Identity where
  mfix f = Identity (fix (\x -> runIdentity (f x)))

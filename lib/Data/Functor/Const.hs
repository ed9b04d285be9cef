{-# LANGUAGE DerivingStrategies #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | The functor that carries no element, only its first parameter.
module Data.Functor.Const (Const(..)) where

import Data.Bits (Bits(..), FiniteBits(..))
import Data.Foldable (Foldable(..))
import GHC.Base hiding (foldr)
import GHC.Enum
import GHC.Float
import GHC.Ix
import GHC.Num
import GHC.Read
import GHC.Real
import GHC.Show

newtype Const a b = Const {getConst :: a}
  deriving newtype
    ( Bits, Bounded, Enum, Eq, FiniteBits, Floating, Fractional, Integral, Ix, Semigroup, Monoid
    , Num, Ord, Real, RealFrac, RealFloat )

-- Shown and read as if there were no field name.
instance Read a => Read (Const a b) where
  readsPrec d = readParen (d > 10)
    (\r -> [(Const x, t) | ("Const", s) <- lex r, (x, t) <- readsPrec 11 s])

instance Show a => Show (Const a b) where
  showsPrec d (Const x) = showParen (d > 10) (showString "Const " . showsPrec 11 x)

instance Functor (Const m) where
  fmap _ (Const v) = Const v

instance Foldable (Const m) where
  foldr _ z _ = z

instance Monoid m => Applicative (Const m) where
  pure _ = Const mempty
  Const f <*> Const v = Const (f <> v)
  liftA2 _ (Const x) (Const y) = Const (x <> y)

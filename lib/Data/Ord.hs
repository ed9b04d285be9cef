{-# LANGUAGE DerivingStrategies #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | Order, compared by something, and reversed.
module Data.Ord (Ord (..), Ordering (..), Down (..), comparing) where

import GHC.Base
import GHC.Bits (Bits, FiniteBits)
import GHC.Enum (Bounded (..))
import GHC.Float (Floating, RealFloat)
import GHC.Ix (Ix)
import GHC.Num
import GHC.Read
import GHC.Real (Fractional, Real, RealFrac)
import GHC.Show

-- | compare by what a function makes of both.
comparing :: Ord a => (b -> a) -> b -> b -> Ordering
comparing p x y = compare (p x) (p y)

-- | The same values in opposite order.
newtype Down a = Down
  { getDown :: a
  }
  deriving newtype (Eq, Num, Semigroup, Monoid, Bits, FiniteBits, Floating, Fractional, Ix, Real, RealFrac, RealFloat)

instance Ord a => Ord (Down a) where
  compare (Down x) (Down y) = y `compare` x
  Down x < Down y = y < x
  Down x <= Down y = y <= x
  Down x > Down y = y > x
  Down x >= Down y = y >= x
  min (Down x) (Down y) = Down (max y x)
  max (Down x) (Down y) = Down (min y x)

instance Bounded a => Bounded (Down a) where
  minBound = Down maxBound
  maxBound = Down minBound

instance Show a => Show (Down a) where
  showsPrec p (Down x) = showParen (p > appPrec) (showString "Down " . showsPrec appPrec1 x)

instance Read a => Read (Down a) where
  readsPrec p = readParen (p > appPrec) (\r -> [(Down x, t) | ("Down", s) <- lex r, (x, t) <- readsPrec appPrec1 s])

instance Functor Down where
  fmap f (Down x) = Down (f x)

instance Applicative Down where
  pure = Down
  Down f <*> Down x = Down (f x)

instance Monad Down where
  Down x >>= k = k x

-- | Semigroups and the newtypes that choose one for a type.
module Data.Semigroup
  ( Semigroup(..), stimesMonoid, stimesIdempotent, stimesIdempotentMonoid, mtimesDefault
  , Min(..), Max(..), First(..), Last(..), WrappedMonoid(..)
  , Dual(..), Endo(..), All(..), Any(..), Sum(..), Product(..)
  , Option(..), option, diff, cycle1
  , Arg(..), ArgMin, ArgMax
  ) where

import Control.Applicative (Alternative(..), Applicative(..))
import Control.Monad (MonadPlus)
import Control.Monad.Fix (MonadFix(..), fix)
import Data.Bifoldable (Bifoldable(..))
import Data.Bifunctor (Bifunctor(..))
import Data.Bitraversable (Bitraversable(..))
import Data.Data (Data)
import Data.Semigroup.Internal
import GHC.Base (Semigroup(..))

-- | A value joined to itself for ever.
cycle1 :: Semigroup m => m -> m
cycle1 xs = xs'
  where xs' = xs <> xs'

-- | A value as the function that joins it in front.
diff :: Semigroup m => m -> Endo m
diff m = Endo (m <>)

-- | `stimes` for monoids: zero times is `mempty`.
mtimesDefault :: (Integral b, Monoid a) => b -> a -> a
mtimesDefault n x
  | n == 0 = mempty
  | otherwise = unwrapMonoid (stimes n (WrapMonoid x))

-- | The smaller of two.
newtype Min a = Min {getMin :: a}
  deriving (Data, Eq, Ord, Show, Read)

instance Ord a => Semigroup (Min a) where
  Min a <> Min b = Min (min a b)
  stimes = stimesIdempotent

instance (Ord a, Bounded a) => Monoid (Min a) where
  mempty = maxBound

instance Bounded a => Bounded (Min a) where
  minBound = Min minBound
  maxBound = Min maxBound

instance Enum a => Enum (Min a) where
  succ (Min a) = Min (succ a)
  pred (Min a) = Min (pred a)
  toEnum n = Min (toEnum n)
  fromEnum (Min a) = fromEnum a
  enumFrom (Min a) = map Min (enumFrom a)
  enumFromThen (Min a) (Min b) = map Min (enumFromThen a b)
  enumFromTo (Min a) (Min b) = map Min (enumFromTo a b)
  enumFromThenTo (Min a) (Min b) (Min c) = map Min (enumFromThenTo a b c)

instance Functor Min where
  fmap f (Min a) = Min (f a)

instance Foldable Min where
  foldMap f (Min a) = f a

instance Traversable Min where
  traverse f (Min a) = Min <$> f a

instance Applicative Min where
  pure = Min
  a <* _ = a
  _ *> a = a
  Min f <*> Min x = Min (f x)
  liftA2 f (Min a) (Min b) = Min (f a b)

instance Monad Min where
  (>>) = (*>)
  Min a >>= f = f a

instance MonadFix Min where
  mfix f = fix (\(Min a) -> f a)

instance Num a => Num (Min a) where
  Min a + Min b = Min (a + b)
  Min a * Min b = Min (a * b)
  Min a - Min b = Min (a - b)
  negate (Min a) = Min (negate a)
  abs (Min a) = Min (abs a)
  signum (Min a) = Min (signum a)
  fromInteger n = Min (fromInteger n)

-- | The larger of two.
newtype Max a = Max {getMax :: a}
  deriving (Data, Eq, Ord, Show, Read)

instance Ord a => Semigroup (Max a) where
  Max a <> Max b = Max (max a b)
  stimes = stimesIdempotent

instance (Ord a, Bounded a) => Monoid (Max a) where
  mempty = minBound

instance Bounded a => Bounded (Max a) where
  minBound = Max minBound
  maxBound = Max maxBound

instance Enum a => Enum (Max a) where
  succ (Max a) = Max (succ a)
  pred (Max a) = Max (pred a)
  toEnum n = Max (toEnum n)
  fromEnum (Max a) = fromEnum a
  enumFrom (Max a) = map Max (enumFrom a)
  enumFromThen (Max a) (Max b) = map Max (enumFromThen a b)
  enumFromTo (Max a) (Max b) = map Max (enumFromTo a b)
  enumFromThenTo (Max a) (Max b) (Max c) = map Max (enumFromThenTo a b c)

instance Functor Max where
  fmap f (Max a) = Max (f a)

instance Foldable Max where
  foldMap f (Max a) = f a

instance Traversable Max where
  traverse f (Max a) = Max <$> f a

instance Applicative Max where
  pure = Max
  a <* _ = a
  _ *> a = a
  Max f <*> Max x = Max (f x)
  liftA2 f (Max a) (Max b) = Max (f a b)

instance Monad Max where
  (>>) = (*>)
  Max a >>= f = f a

instance MonadFix Max where
  mfix f = fix (\(Max a) -> f a)

instance Num a => Num (Max a) where
  Max a + Max b = Max (a + b)
  Max a * Max b = Max (a * b)
  Max a - Max b = Max (a - b)
  negate (Max a) = Max (negate a)
  abs (Max a) = Max (abs a)
  signum (Max a) = Max (signum a)
  fromInteger n = Max (fromInteger n)

-- | The first of two.
newtype First a = First {getFirst :: a}
  deriving (Data, Eq, Ord, Show, Read)

instance Semigroup (First a) where
  a <> _ = a
  stimes = stimesIdempotent

instance Bounded a => Bounded (First a) where
  minBound = First minBound
  maxBound = First maxBound

instance Enum a => Enum (First a) where
  succ (First a) = First (succ a)
  pred (First a) = First (pred a)
  toEnum n = First (toEnum n)
  fromEnum (First a) = fromEnum a
  enumFrom (First a) = map First (enumFrom a)
  enumFromThen (First a) (First b) = map First (enumFromThen a b)
  enumFromTo (First a) (First b) = map First (enumFromTo a b)
  enumFromThenTo (First a) (First b) (First c) = map First (enumFromThenTo a b c)

instance Functor First where
  fmap f (First a) = First (f a)

instance Foldable First where
  foldMap f (First a) = f a

instance Traversable First where
  traverse f (First a) = First <$> f a

instance Applicative First where
  pure = First
  a <* _ = a
  _ *> a = a
  First f <*> First x = First (f x)
  liftA2 f (First a) (First b) = First (f a b)

instance Monad First where
  (>>) = (*>)
  First a >>= f = f a

instance MonadFix First where
  mfix f = fix (\(First a) -> f a)

-- | The last of two.
newtype Last a = Last {getLast :: a}
  deriving (Data, Eq, Ord, Show, Read)

instance Semigroup (Last a) where
  _ <> b = b
  stimes = stimesIdempotent

instance Bounded a => Bounded (Last a) where
  minBound = Last minBound
  maxBound = Last maxBound

instance Enum a => Enum (Last a) where
  succ (Last a) = Last (succ a)
  pred (Last a) = Last (pred a)
  toEnum n = Last (toEnum n)
  fromEnum (Last a) = fromEnum a
  enumFrom (Last a) = map Last (enumFrom a)
  enumFromThen (Last a) (Last b) = map Last (enumFromThen a b)
  enumFromTo (Last a) (Last b) = map Last (enumFromTo a b)
  enumFromThenTo (Last a) (Last b) (Last c) = map Last (enumFromThenTo a b c)

instance Functor Last where
  fmap f (Last a) = Last (f a)

instance Foldable Last where
  foldMap f (Last a) = f a

instance Traversable Last where
  traverse f (Last a) = Last <$> f a

instance Applicative Last where
  pure = Last
  a <* _ = a
  _ *> a = a
  Last f <*> Last x = Last (f x)
  liftA2 f (Last a) (Last b) = Last (f a b)

instance Monad Last where
  (>>) = (*>)
  Last a >>= f = f a

instance MonadFix Last where
  mfix f = fix (\(Last a) -> f a)

-- | The semigroup that a monoid is.
newtype WrappedMonoid m = WrapMonoid {unwrapMonoid :: m}
  deriving (Data, Eq, Ord, Show, Read)

instance Monoid m => Semigroup (WrappedMonoid m) where
  WrapMonoid a <> WrapMonoid b = WrapMonoid (mappend a b)

instance Monoid m => Monoid (WrappedMonoid m) where
  mempty = WrapMonoid mempty

instance Bounded a => Bounded (WrappedMonoid a) where
  minBound = WrapMonoid minBound
  maxBound = WrapMonoid maxBound

instance Enum a => Enum (WrappedMonoid a) where
  succ (WrapMonoid a) = WrapMonoid (succ a)
  pred (WrapMonoid a) = WrapMonoid (pred a)
  toEnum n = WrapMonoid (toEnum n)
  fromEnum (WrapMonoid a) = fromEnum a
  enumFrom (WrapMonoid a) = map WrapMonoid (enumFrom a)
  enumFromThen (WrapMonoid a) (WrapMonoid b) = map WrapMonoid (enumFromThen a b)
  enumFromTo (WrapMonoid a) (WrapMonoid b) = map WrapMonoid (enumFromTo a b)
  enumFromThenTo (WrapMonoid a) (WrapMonoid b) (WrapMonoid c) = map WrapMonoid (enumFromThenTo a b c)

-- | A semigroup with an identity added, as `Maybe` is.
newtype Option a = Option {getOption :: Maybe a}
  deriving (Data, Eq, Ord, Show, Read)

option :: b -> (a -> b) -> Option a -> b
option n j (Option m) = maybe n j m

instance Functor Option where
  fmap f (Option a) = Option (fmap f a)

instance Applicative Option where
  pure a = Option (Just a)
  Option a <*> Option b = Option (a <*> b)
  Option Nothing *> _ = Option Nothing
  _ *> b = b

instance Monad Option where
  Option (Just a) >>= k = k a
  _ >>= _ = Option Nothing
  (>>) = (*>)

instance Alternative Option where
  empty = Option Nothing
  Option Nothing <|> b = b
  a <|> _ = a

instance MonadPlus Option

instance MonadFix Option where
  mfix f = Option (mfix (getOption . f))

instance Foldable Option where
  foldMap f (Option m) = foldMap f m

instance Traversable Option where
  traverse f (Option m) = Option <$> traverse f m

instance Semigroup a => Semigroup (Option a) where
  Option a <> Option b = Option (a <> b)
  stimes _ (Option Nothing) = Option Nothing
  stimes n (Option (Just a)) = case compare n 0 of
    LT -> errorWithoutStackTrace "stimes: Option, negative multiplier"
    EQ -> Option Nothing
    GT -> Option (Just (stimes n a))

instance Semigroup a => Monoid (Option a) where
  mempty = Option Nothing

-- | A key, which alone is compared, and what belongs to it.
data Arg a b = Arg a b
  deriving (Data, Show, Read)

type ArgMin a b = Min (Arg a b)

type ArgMax a b = Max (Arg a b)

instance Functor (Arg a) where
  fmap f (Arg x a) = Arg x (f a)

instance Foldable (Arg a) where
  foldMap f (Arg _ a) = f a

instance Traversable (Arg a) where
  traverse f (Arg x a) = Arg x <$> f a

instance Eq a => Eq (Arg a b) where
  Arg a _ == Arg b _ = a == b

instance Ord a => Ord (Arg a b) where
  Arg a _ `compare` Arg b _ = compare a b
  min x@(Arg a _) y@(Arg b _)
    | a <= b = x
    | otherwise = y
  max x@(Arg a _) y@(Arg b _)
    | a >= b = x
    | otherwise = y

instance Bifunctor Arg where
  bimap f g (Arg a b) = Arg (f a) (g b)

instance Bifoldable Arg where
  bifoldMap f g (Arg a b) = f a <> g b

instance Bitraversable Arg where
  bitraverse f g (Arg a b) = liftA2 Arg (f a) (g b)

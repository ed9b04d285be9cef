{-# LANGUAGE NoImplicitPrelude #-}
-- | The newtypes that Data.Monoid and Data.Semigroup share, and the ways of repeating a
-- value with (<>) that instances of Semigroup choose from for `stimes`.
module Data.Semigroup.Internal
  ( stimesIdempotent, stimesIdempotentMonoid, stimesMonoid, stimesDefault, stimesMaybe, stimesList
  , Dual(..), Endo(..), All(..), Any(..), Sum(..), Product(..), Alt(..)
  ) where

import GHC.Base hiding (Any)
import GHC.Enum
import GHC.Num
import GHC.Read
import GHC.Real
import GHC.Show

-- | `stimes` where @x <> x = x@: the value itself, once.
stimesIdempotent :: Integral b => b -> a -> a
stimesIdempotent n x
  | n <= 0 = errorWithoutStackTrace "stimesIdempotent: positive multiplier expected"
  | otherwise = x

-- | `stimes` where @x <> x = x@ and zero times is `mempty`.
stimesIdempotentMonoid :: (Integral b, Monoid a) => b -> a -> a
stimesIdempotentMonoid n x = case compare n 0 of
  LT -> errorWithoutStackTrace "stimesIdempotentMonoid: negative multiplier"
  EQ -> mempty
  GT -> x

-- | Repeated squaring; zero times is `mempty`.
stimesMonoid :: (Integral b, Monoid a) => b -> a -> a
stimesMonoid n x = case compare n 0 of
  LT -> errorWithoutStackTrace "stimesMonoid: negative multiplier"
  EQ -> mempty
  GT -> squaring mappend n x

-- | Repeated squaring: the default of `stimes`.
stimesDefault :: (Integral b, Semigroup a) => b -> a -> a
stimesDefault n x
  | n <= 0 = errorWithoutStackTrace "stimes: positive multiplier expected"
  | otherwise = squaring (<>) n x

-- | @x@ joined to itself @n@ times, @n > 0@.
squaring :: Integral b => (a -> a -> a) -> b -> a -> a
squaring op = square
  where
    square n x
      | even n = square (n `quot` 2) (op x x)
      | n == 1 = x
      | otherwise = times (n `quot` 2) (op x x) x
    times n x acc
      | even n = times (n `quot` 2) (op x x) acc
      | n == 1 = op x acc
      | otherwise = times (n `quot` 2) (op x x) (op x acc)

stimesMaybe :: (Integral b, Semigroup a) => b -> Maybe a -> Maybe a
stimesMaybe _ Nothing = Nothing
stimesMaybe n (Just a) = case compare n 0 of
  LT -> errorWithoutStackTrace "stimes: Maybe, negative multiplier"
  EQ -> Nothing
  GT -> Just (stimes n a)

stimesList :: Integral b => b -> [a] -> [a]
stimesList n x
  | n < 0 = errorWithoutStackTrace "stimes: [], negative multiplier"
  | otherwise = copies n
  where
    copies 0 = []
    copies i = x ++ copies (i - 1)

-- | The monoid with its operands swapped.
newtype Dual a = Dual {getDual :: a}
  deriving (Eq, Ord, Read, Show, Bounded)

instance Semigroup a => Semigroup (Dual a) where
  Dual a <> Dual b = Dual (b <> a)
  stimes n (Dual a) = Dual (stimes n a)

instance Monoid a => Monoid (Dual a) where
  mempty = Dual mempty

instance Functor Dual where
  fmap f (Dual a) = Dual (f a)

instance Applicative Dual where
  pure = Dual
  Dual f <*> Dual a = Dual (f a)

instance Monad Dual where
  m >>= k = k (getDual m)

-- | Functions under composition.
newtype Endo a = Endo {appEndo :: a -> a}

instance Semigroup (Endo a) where
  Endo f <> Endo g = Endo (\x -> f (g x))
  stimes = stimesMonoid

instance Monoid (Endo a) where
  mempty = Endo id

-- | Booleans under (&&).
newtype All = All {getAll :: Bool}
  deriving (Eq, Ord, Read, Show, Bounded)

instance Semigroup All where
  All a <> All b = All (a && b)
  stimes = stimesIdempotentMonoid

instance Monoid All where
  mempty = All True

-- | Booleans under (||).
newtype Any = Any {getAny :: Bool}
  deriving (Eq, Ord, Read, Show, Bounded)

instance Semigroup Any where
  Any a <> Any b = Any (a || b)
  stimes = stimesIdempotentMonoid

instance Monoid Any where
  mempty = Any False

-- | Numbers under (+).
newtype Sum a = Sum {getSum :: a}
  deriving (Eq, Ord, Read, Show, Bounded)

instance Num a => Num (Sum a) where
  Sum a + Sum b = Sum (a + b)
  Sum a - Sum b = Sum (a - b)
  Sum a * Sum b = Sum (a * b)
  negate (Sum a) = Sum (negate a)
  abs (Sum a) = Sum (abs a)
  signum (Sum a) = Sum (signum a)
  fromInteger n = Sum (fromInteger n)

instance Num a => Semigroup (Sum a) where
  Sum a <> Sum b = Sum (a + b)
  stimes n (Sum a) = Sum (fromIntegral n * a)

instance Num a => Monoid (Sum a) where
  mempty = Sum 0

instance Functor Sum where
  fmap f (Sum a) = Sum (f a)

instance Applicative Sum where
  pure = Sum
  Sum f <*> Sum a = Sum (f a)

instance Monad Sum where
  m >>= k = k (getSum m)

-- | Numbers under (*).
newtype Product a = Product {getProduct :: a}
  deriving (Eq, Ord, Read, Show, Bounded)

instance Num a => Num (Product a) where
  Product a + Product b = Product (a + b)
  Product a - Product b = Product (a - b)
  Product a * Product b = Product (a * b)
  negate (Product a) = Product (negate a)
  abs (Product a) = Product (abs a)
  signum (Product a) = Product (signum a)
  fromInteger n = Product (fromInteger n)

instance Num a => Semigroup (Product a) where
  Product a <> Product b = Product (a * b)
  stimes n (Product a) = Product (a ^ n)

instance Num a => Monoid (Product a) where
  mempty = Product 1

instance Functor Product where
  fmap f (Product a) = Product (f a)

instance Applicative Product where
  pure = Product
  Product f <*> Product a = Product (f a)

instance Monad Product where
  m >>= k = k (getProduct m)

-- | Alternatives under (<|>).
newtype Alt f a = Alt {getAlt :: f a}

deriving instance Eq (f a) => Eq (Alt f a)
deriving instance Ord (f a) => Ord (Alt f a)
deriving instance Read (f a) => Read (Alt f a)
deriving instance Show (f a) => Show (Alt f a)

instance Num (f a) => Num (Alt f a) where
  Alt a + Alt b = Alt (a + b)
  Alt a - Alt b = Alt (a - b)
  Alt a * Alt b = Alt (a * b)
  negate (Alt a) = Alt (negate a)
  abs (Alt a) = Alt (abs a)
  signum (Alt a) = Alt (signum a)
  fromInteger n = Alt (fromInteger n)

instance Enum (f a) => Enum (Alt f a) where
  succ (Alt a) = Alt (succ a)
  pred (Alt a) = Alt (pred a)
  toEnum n = Alt (toEnum n)
  fromEnum (Alt a) = fromEnum a
  enumFrom (Alt a) = map Alt (enumFrom a)
  enumFromThen (Alt a) (Alt b) = map Alt (enumFromThen a b)
  enumFromTo (Alt a) (Alt b) = map Alt (enumFromTo a b)
  enumFromThenTo (Alt a) (Alt b) (Alt c) = map Alt (enumFromThenTo a b c)

instance Alternative f => Semigroup (Alt f a) where
  Alt a <> Alt b = Alt (a <|> b)
  stimes = stimesMonoid

instance Alternative f => Monoid (Alt f a) where
  mempty = Alt empty

instance Functor f => Functor (Alt f) where
  fmap f (Alt a) = Alt (fmap f a)

instance Applicative f => Applicative (Alt f) where
  pure a = Alt (pure a)
  Alt f <*> Alt a = Alt (f <*> a)
  liftA2 f (Alt a) (Alt b) = Alt (liftA2 f a b)
  Alt a *> Alt b = Alt (a *> b)
  Alt a <* Alt b = Alt (a <* b)

instance Alternative f => Alternative (Alt f) where
  empty = Alt empty
  Alt a <|> Alt b = Alt (a <|> b)
  some (Alt a) = Alt (some a)
  many (Alt a) = Alt (many a)

instance Monad f => Monad (Alt f) where
  Alt m >>= k = Alt (m >>= \a -> getAlt (k a))
  Alt a >> Alt b = Alt (a >> b)

instance MonadPlus f => MonadPlus (Alt f)

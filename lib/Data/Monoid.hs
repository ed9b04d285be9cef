{-# LANGUAGE NoImplicitPrelude #-}
-- | Monoids and the newtypes that choose one for a type.
module Data.Monoid
  ( Monoid(..), (<>)
  , Dual(..), Endo(..), All(..), Any(..), Sum(..), Product(..)
  , First(..), Last(..), Alt(..), Ap(..)
  ) where

import Control.Monad.Fail (MonadFail(..))
import Data.Semigroup.Internal
import GHC.Base hiding (Any)
import GHC.Enum
import GHC.Num
import GHC.Read
import GHC.Show

-- | The leftmost `Just`.
newtype First a = First {getFirst :: Maybe a}
  deriving (Eq, Ord, Read, Show)

instance Semigroup (First a) where
  First Nothing <> b = b
  a <> _ = a
  stimes = stimesIdempotentMonoid

instance Monoid (First a) where
  mempty = First Nothing

instance Functor First where
  fmap f (First a) = First (fmap f a)

instance Applicative First where
  pure a = First (Just a)
  First f <*> First a = First (f <*> a)

instance Monad First where
  First m >>= k = First (m >>= \a -> getFirst (k a))

-- | The rightmost `Just`.
newtype Last a = Last {getLast :: Maybe a}
  deriving (Eq, Ord, Read, Show)

instance Semigroup (Last a) where
  a <> Last Nothing = a
  _ <> b = b
  stimes = stimesIdempotentMonoid

instance Monoid (Last a) where
  mempty = Last Nothing

instance Functor Last where
  fmap f (Last a) = Last (fmap f a)

instance Applicative Last where
  pure a = Last (Just a)
  Last f <*> Last a = Last (f <*> a)

instance Monad Last where
  Last m >>= k = Last (m >>= \a -> getLast (k a))

-- | A monoid under an applicative functor.
newtype Ap f a = Ap {getAp :: f a}

deriving instance Eq (f a) => Eq (Ap f a)
deriving instance Ord (f a) => Ord (Ap f a)
deriving instance Read (f a) => Read (Ap f a)
deriving instance Show (f a) => Show (Ap f a)

instance (Applicative f, Semigroup a) => Semigroup (Ap f a) where
  Ap a <> Ap b = Ap (liftA2 (<>) a b)

instance (Applicative f, Monoid a) => Monoid (Ap f a) where
  mempty = Ap (pure mempty)

instance (Applicative f, Bounded a) => Bounded (Ap f a) where
  minBound = Ap (pure minBound)
  maxBound = Ap (pure maxBound)

instance (Applicative f, Num a) => Num (Ap f a) where
  Ap a + Ap b = Ap (liftA2 (+) a b)
  Ap a * Ap b = Ap (liftA2 (*) a b)
  negate (Ap a) = Ap (fmap negate a)
  fromInteger n = Ap (pure (fromInteger n))
  abs (Ap a) = Ap (fmap abs a)
  signum (Ap a) = Ap (fmap signum a)

instance Enum (f a) => Enum (Ap f a) where
  succ (Ap a) = Ap (succ a)
  pred (Ap a) = Ap (pred a)
  toEnum n = Ap (toEnum n)
  fromEnum (Ap a) = fromEnum a
  enumFrom (Ap a) = map Ap (enumFrom a)
  enumFromThen (Ap a) (Ap b) = map Ap (enumFromThen a b)
  enumFromTo (Ap a) (Ap b) = map Ap (enumFromTo a b)
  enumFromThenTo (Ap a) (Ap b) (Ap c) = map Ap (enumFromThenTo a b c)

instance Functor f => Functor (Ap f) where
  fmap f (Ap a) = Ap (fmap f a)

instance Applicative f => Applicative (Ap f) where
  pure a = Ap (pure a)
  Ap f <*> Ap a = Ap (f <*> a)
  liftA2 f (Ap a) (Ap b) = Ap (liftA2 f a b)
  Ap a *> Ap b = Ap (a *> b)
  Ap a <* Ap b = Ap (a <* b)

instance Alternative f => Alternative (Ap f) where
  empty = Ap empty
  Ap a <|> Ap b = Ap (a <|> b)
  some (Ap a) = Ap (some a)
  many (Ap a) = Ap (many a)

instance Monad f => Monad (Ap f) where
  Ap m >>= k = Ap (m >>= \a -> getAp (k a))
  Ap a >> Ap b = Ap (a >> b)

instance MonadFail f => MonadFail (Ap f) where
  fail s = Ap (fail s)

instance MonadPlus f => MonadPlus (Ap f)

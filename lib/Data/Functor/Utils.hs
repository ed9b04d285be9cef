{-# LANGUAGE NoImplicitPrelude #-}
-- | Small functors and monoids that Data.Foldable and Data.Traversable define their
-- defaults with. Internal.
module Data.Functor.Utils
  ( Max(..), Min(..), StateL(..), StateR(..), (#.) ) where

import GHC.Base

infixr 9 #.

-- | Composition with a newtype constructor or selector: costs nothing.
(#.) :: Coercible b c => (b -> c) -> (a -> b) -> (a -> c)
(#.) _ = coerce
{-# INLINE (#.) #-}

-- | The largest element seen; the first of equal ones loses.
newtype Max a = Max {getMax :: Maybe a}

-- | The smallest element seen; the first of equal ones wins.
newtype Min a = Min {getMin :: Maybe a}

instance Ord a => Semigroup (Max a) where
  m <> Max Nothing = m
  Max Nothing <> n = n
  Max m@(Just x) <> Max n@(Just y)
    | x >= y = Max m
    | otherwise = Max n

instance Ord a => Monoid (Max a) where
  mempty = Max Nothing
  mconcat = foldr (<>) mempty

instance Ord a => Semigroup (Min a) where
  m <> Min Nothing = m
  Min Nothing <> n = n
  Min m@(Just x) <> Min n@(Just y)
    | x <= y = Min m
    | otherwise = Min n

instance Ord a => Monoid (Min a) where
  mempty = Min Nothing
  mconcat = foldr (<>) mempty

-- | State that runs from left to right.
newtype StateL s a = StateL {runStateL :: s -> (s, a)}

instance Functor (StateL s) where
  fmap f (StateL k) = StateL (\s -> let (s', v) = k s in (s', f v))

instance Applicative (StateL s) where
  pure x = StateL (\s -> (s, x))
  StateL kf <*> StateL kv = StateL (\s ->
    let (s', f) = kf s
        (s'', v) = kv s'
    in (s'', f v))
  liftA2 f (StateL kx) (StateL ky) = StateL (\s ->
    let (s', x) = kx s
        (s'', y) = ky s'
    in (s'', f x y))

-- | State that runs from right to left.
newtype StateR s a = StateR {runStateR :: s -> (s, a)}

instance Functor (StateR s) where
  fmap f (StateR k) = StateR (\s -> let (s', v) = k s in (s', f v))

instance Applicative (StateR s) where
  pure x = StateR (\s -> (s, x))
  StateR kf <*> StateR kv = StateR (\s ->
    let (s', v) = kv s
        (s'', f) = kf s'
    in (s'', f v))
  liftA2 f (StateR kx) (StateR ky) = StateR (\s ->
    let (s', y) = ky s
        (s'', x) = kx s'
    in (s'', f x y))

{-# LANGUAGE NoImplicitPrelude #-}
-- | Structures whose elements can be run through an applicative functor, left to right.
module Data.Traversable
  ( Traversable(..), for, forM, mapAccumL, mapAccumR, fmapDefault, foldMapDefault ) where

import Data.Either (Either(..))
import Data.Foldable (Foldable(..))
import Data.Functor ((<$>))
import Data.Functor.Const (Const(..))
import Data.Functor.Identity (Identity(..))
import Data.Functor.Utils (StateL(..), StateR(..))
import Data.Monoid
import Data.Ord (Down(..))
import Data.Proxy (Proxy(..))
import GHC.Arr (Array, Ix, bounds, elems, listArray)
import GHC.Base hiding (foldr, mapM, sequence)
import GHC.Tuple (Solo(..))

class (Functor t, Foldable t) => Traversable t where
  {-# MINIMAL traverse | sequenceA #-}

  -- | Runs the action of each element and collects the results in the same shape.
  traverse :: Applicative f => (a -> f b) -> t a -> f (t b)
  traverse f t = sequenceA (fmap f t)

  -- | Runs each action and collects the results in the same shape.
  sequenceA :: Applicative f => t (f a) -> f (t a)
  sequenceA = traverse id

  mapM :: Monad m => (a -> m b) -> t a -> m (t b)
  mapM = traverse

  sequence :: Monad m => t (m a) -> m (t a)
  sequence = sequenceA

instance Traversable [] where
  traverse f = go
    where
      go [] = pure []
      go (x : xs) = liftA2 (:) (f x) (go xs)

instance Traversable Maybe where
  traverse _ Nothing = pure Nothing
  traverse f (Just x) = Just <$> f x

instance Traversable NonEmpty where
  traverse f ~(x :| xs) = liftA2 (:|) (f x) (traverse f xs)

instance Traversable (Either a) where
  traverse _ (Left x) = pure (Left x)
  traverse f (Right y) = Right <$> f y

instance Traversable Solo where
  traverse f (Solo a) = Solo <$> f a

instance Traversable ((,) a) where
  traverse f (x, y) = (,) x <$> f y

instance Ix i => Traversable (Array i) where
  traverse f a = listArray (bounds a) <$> traverse f (elems a)

instance Traversable Proxy where
  traverse _ _ = pure Proxy
  sequenceA _ = pure Proxy
  mapM _ _ = pure Proxy
  sequence _ = pure Proxy

instance Traversable (Const m) where
  traverse _ (Const m) = pure (Const m)

instance Traversable Identity where
  traverse f (Identity x) = Identity <$> f x

instance Traversable Dual where
  traverse f (Dual x) = Dual <$> f x

instance Traversable Sum where
  traverse f (Sum x) = Sum <$> f x

instance Traversable Product where
  traverse f (Product x) = Product <$> f x

instance Traversable First where
  traverse f (First m) = First <$> traverse f m

instance Traversable Last where
  traverse f (Last m) = Last <$> traverse f m

instance Traversable f => Traversable (Alt f) where
  traverse f (Alt t) = Alt <$> traverse f t

instance Traversable f => Traversable (Ap f) where
  traverse f (Ap t) = Ap <$> traverse f t

instance Traversable Down where
  traverse f (Down x) = Down <$> f x

-- | `traverse` with its arguments swapped.
for :: (Traversable t, Applicative f) => t a -> (a -> f b) -> f (t b)
for t f = traverse f t
{-# INLINE for #-}

-- | `mapM` with its arguments swapped.
forM :: (Traversable t, Monad m) => t a -> (a -> m b) -> m (t b)
forM t f = mapM f t
{-# INLINE forM #-}

-- | `fmap` with an accumulator that runs from left to right.
mapAccumL :: Traversable t => (s -> a -> (s, b)) -> s -> t a -> (s, t b)
mapAccumL f s t = runStateL (traverse (\a -> StateL (\s' -> f s' a)) t) s

-- | `fmap` with an accumulator that runs from right to left.
mapAccumR :: Traversable t => (s -> a -> (s, b)) -> s -> t a -> (s, t b)
mapAccumR f s t = runStateR (traverse (\a -> StateR (\s' -> f s' a)) t) s

-- | `fmap` from `traverse`.
fmapDefault :: Traversable t => (a -> b) -> t a -> t b
fmapDefault f t = runIdentity (traverse (\a -> Identity (f a)) t)

-- | `foldMap` from `traverse`.
foldMapDefault :: (Traversable t, Monoid m) => (a -> m) -> t a -> m
foldMapDefault f t = getConst (traverse (\a -> Const (f a)) t)

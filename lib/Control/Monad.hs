{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE BangPatterns #-}
-- | Functors, monads and the functions over them.
module Control.Monad
  ( Functor(..), Monad(..), MonadFail(..), MonadPlus(mzero, mplus)
  , mapM, mapM_, forM, forM_, sequence, sequence_, (=<<), (>=>), (<=<), forever, void
  , join, msum, mfilter, filterM, mapAndUnzipM, zipWithM, zipWithM_, foldM, foldM_
  , replicateM, replicateM_
  , guard, when, unless
  , liftM, liftM2, liftM3, liftM4, liftM5, ap
  , (<$!>)
  ) where

import Control.Monad.Fail (MonadFail(..))
import Data.Foldable (Foldable, foldlM, forM_, mapM_, msum, sequence_)
import Data.Functor (void)
import Data.Traversable (forM, mapM, sequence)
import GHC.Base hiding (mapM, sequence)
import GHC.Num ((-))

infixl 4 <$!>
infixr 1 >=>, <=<

-- | Succeeds if the condition holds.
guard :: Alternative f => Bool -> f ()
guard True = pure ()
guard False = empty

-- | Runs the action if the condition does not hold.
unless :: Applicative f => Bool -> f () -> f ()
unless p s = if p then pure () else s
{-# INLINE unless #-}

-- | `filter` with an effectful predicate.
filterM :: Applicative m => (a -> m Bool) -> [a] -> m [a]
filterM p = go
  where
    go [] = pure []
    go (x : xs) = liftA2 (\keep rest -> if keep then x : rest else rest) (p x) (go xs)

-- | Composition of Kleisli arrows, left to right.
(>=>) :: Monad m => (a -> m b) -> (b -> m c) -> a -> m c
f >=> g = \x -> f x >>= g

-- | Composition of Kleisli arrows, right to left.
(<=<) :: Monad m => (b -> m c) -> (a -> m b) -> a -> m c
g <=< f = \x -> f x >>= g

-- | Repeats an action until it fails.
forever :: Applicative f => f a -> f b
forever a = again
  where again = a *> again

mapAndUnzipM :: Applicative m => (a -> m (b, c)) -> [a] -> m ([b], [c])
mapAndUnzipM f = go
  where
    go [] = pure ([], [])
    go (x : xs) = liftA2 (\(b, c) ~(bs, cs) -> (b : bs, c : cs)) (f x) (go xs)

zipWithM :: Applicative m => (a -> b -> m c) -> [a] -> [b] -> m [c]
zipWithM f = go
  where
    go (x : xs) (y : ys) = liftA2 (:) (f x y) (go xs ys)
    go _ _ = pure []

zipWithM_ :: Applicative m => (a -> b -> m c) -> [a] -> [b] -> m ()
zipWithM_ f = go
  where
    go (x : xs) (y : ys) = f x y *> go xs ys
    go _ _ = pure ()

-- | Monadic fold from the left.
foldM :: (Foldable t, Monad m) => (b -> a -> m b) -> b -> t a -> m b
foldM = foldlM

foldM_ :: (Foldable t, Monad m) => (b -> a -> m b) -> b -> t a -> m ()
foldM_ f a xs = foldlM f a xs >> return ()

-- | Runs the action so many times and collects the results.
replicateM :: Applicative m => Int -> m a -> m [a]
replicateM n f = go n
  where
    go !i
      | i <= 0 = pure []
      | otherwise = liftA2 (:) f (go (i - 1))

replicateM_ :: Applicative m => Int -> m a -> m ()
replicateM_ n f = go n
  where
    go !i
      | i <= 0 = pure ()
      | otherwise = f *> go (i - 1)

-- | `fmap` that evaluates the result.
(<$!>) :: Monad m => (a -> b) -> m a -> m b
f <$!> m = m >>= \x -> let z = f x in z `seq` return z

-- | Keeps the results that satisfy the predicate.
mfilter :: MonadPlus m => (a -> Bool) -> m a -> m a
mfilter p ma = ma >>= \a -> if p a then return a else mzero

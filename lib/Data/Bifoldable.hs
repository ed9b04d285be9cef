-- | Structures of two element types that can be folded.
module Data.Bifoldable
  ( Bifoldable(..), bifoldr', bifoldr1, bifoldrM, bifoldl', bifoldl1, bifoldlM
  , bitraverse_, bifor_, bimapM_, biforM_, bimsum, bisequenceA_, bisequence_, biasum
  , biList, binull, bilength, bielem, bimaximum, biminimum, bisum, biproduct
  , biconcat, biconcatMap, biand, bior, biany, biall, bimaximumBy, biminimumBy, binotElem, bifind
  ) where

import Control.Applicative (Alternative(..))
import Data.Functor.Const (Const(..))
import Data.Maybe (fromMaybe)
import Data.Monoid

class Bifoldable p where
  {-# MINIMAL bifoldr | bifoldMap #-}

  bifold :: Monoid m => p m m -> m
  bifold = bifoldMap id id

  bifoldMap :: Monoid m => (a -> m) -> (b -> m) -> p a b -> m
  bifoldMap f g = bifoldr (\a acc -> f a <> acc) (\b acc -> g b <> acc) mempty

  bifoldr :: (a -> c -> c) -> (b -> c -> c) -> c -> p a b -> c
  bifoldr f g z t = appEndo (bifoldMap (\a -> Endo (f a)) (\b -> Endo (g b)) t) z

  bifoldl :: (c -> a -> c) -> (c -> b -> c) -> c -> p a b -> c
  bifoldl f g z t = appEndo (getDual (bifoldMap
    (\a -> Dual (Endo (\acc -> f acc a))) (\b -> Dual (Endo (\acc -> g acc b))) t)) z

instance Bifoldable Const where
  bifoldMap f _ (Const a) = f a

instance Bifoldable Either where
  bifoldMap f _ (Left a) = f a
  bifoldMap _ g (Right b) = g b

instance Bifoldable (,) where
  bifoldMap f g ~(a, b) = f a <> g b

instance Bifoldable ((,,) x) where
  bifoldMap f g ~(_, a, b) = f a <> g b

instance Bifoldable ((,,,) x y) where
  bifoldMap f g ~(_, _, a, b) = f a <> g b

instance Bifoldable ((,,,,) x y z) where
  bifoldMap f g ~(_, _, _, a, b) = f a <> g b

instance Bifoldable ((,,,,,) x y z w) where
  bifoldMap f g ~(_, _, _, _, a, b) = f a <> g b

instance Bifoldable ((,,,,,,) x y z w v) where
  bifoldMap f g ~(_, _, _, _, _, a, b) = f a <> g b

-- | `bifoldr`, strict in the accumulator.
bifoldr' :: Bifoldable t => (a -> c -> c) -> (b -> c -> c) -> c -> t a b -> c
bifoldr' f g z0 xs = bifoldl (\k x z -> k $! f x z) (\k x z -> k $! g x z) id xs z0

bifoldr1 :: Bifoldable t => (a -> a -> a) -> t a a -> a
bifoldr1 f xs = fromMaybe (error "bifoldr1: empty structure") (bifoldr mbf mbf Nothing xs)
  where mbf x m = Just (maybe x (f x) m)

bifoldrM :: (Bifoldable t, Monad m) => (a -> c -> m c) -> (b -> c -> m c) -> c -> t a b -> m c
bifoldrM f g z0 xs = bifoldl (\k x z -> f x z >>= k) (\k x z -> g x z >>= k) return xs z0

-- | `bifoldl`, strict in the accumulator.
bifoldl' :: Bifoldable t => (a -> b -> a) -> (a -> c -> a) -> a -> t b c -> a
bifoldl' f g z0 xs = bifoldr (\x k z -> k $! f z x) (\x k z -> k $! g z x) id xs z0

bifoldl1 :: Bifoldable t => (a -> a -> a) -> t a a -> a
bifoldl1 f xs = fromMaybe (error "bifoldl1: empty structure") (bifoldl mbf mbf Nothing xs)
  where mbf m y = Just (maybe y (\x -> f x y) m)

bifoldlM :: (Bifoldable t, Monad m) => (a -> b -> m a) -> (a -> c -> m a) -> a -> t b c -> m a
bifoldlM f g z0 xs = bifoldr (\x k z -> f z x >>= k) (\x k z -> g z x >>= k) return xs z0

bitraverse_ :: (Bifoldable t, Applicative f) => (a -> f c) -> (b -> f d) -> t a b -> f ()
bitraverse_ f g = bifoldr (\a k -> f a *> k) (\b k -> g b *> k) (pure ())

bifor_ :: (Bifoldable t, Applicative f) => t a b -> (a -> f c) -> (b -> f d) -> f ()
bifor_ t f g = bitraverse_ f g t

bimapM_ :: (Bifoldable t, Applicative f) => (a -> f c) -> (b -> f d) -> t a b -> f ()
bimapM_ = bitraverse_

biforM_ :: (Bifoldable t, Applicative f) => t a b -> (a -> f c) -> (b -> f d) -> f ()
biforM_ = bifor_

bisequenceA_ :: (Bifoldable t, Applicative f) => t (f a) (f b) -> f ()
bisequenceA_ = bitraverse_ id id

bisequence_ :: (Bifoldable t, Applicative f) => t (f a) (f b) -> f ()
bisequence_ = bisequenceA_

biasum :: (Bifoldable t, Alternative f) => t (f a) (f a) -> f a
biasum = bifoldr (<|>) (<|>) empty

bimsum :: (Bifoldable t, Alternative f) => t (f a) (f a) -> f a
bimsum = biasum

biList :: Bifoldable t => t a a -> [a]
biList = bifoldr (:) (:) []

binull :: Bifoldable t => t a b -> Bool
binull = bifoldr (\_ _ -> False) (\_ _ -> False) True

bilength :: Bifoldable t => t a b -> Int
bilength = bifoldl' (\c _ -> c + 1) (\c _ -> c + 1) 0

bielem :: (Bifoldable t, Eq a) => a -> t a a -> Bool
bielem x = biany (== x) (== x)

biconcat :: Bifoldable t => t [a] [a] -> [a]
biconcat = bifold

bimaximum :: (Bifoldable t, Ord a) => t a a -> a
bimaximum = bifoldBest "bimaximum" (\x y -> if x >= y then x else y)

biminimum :: (Bifoldable t, Ord a) => t a a -> a
biminimum = bifoldBest "biminimum" (\x y -> if x <= y then x else y)

bisum :: (Bifoldable t, Num a) => t a a -> a
bisum t = getSum (bifoldMap Sum Sum t)

biproduct :: (Bifoldable t, Num a) => t a a -> a
biproduct t = getProduct (bifoldMap Product Product t)

biconcatMap :: Bifoldable t => (a -> [c]) -> (b -> [c]) -> t a b -> [c]
biconcatMap = bifoldMap

biand :: Bifoldable t => t Bool Bool -> Bool
biand = biall id id

bior :: Bifoldable t => t Bool Bool -> Bool
bior = biany id id

biany :: Bifoldable t => (a -> Bool) -> (b -> Bool) -> t a b -> Bool
biany p q = bifoldr (\a r -> p a || r) (\b r -> q b || r) False

biall :: Bifoldable t => (a -> Bool) -> (b -> Bool) -> t a b -> Bool
biall p q = bifoldr (\a r -> p a && r) (\b r -> q b && r) True

bimaximumBy :: Bifoldable t => (a -> a -> Ordering) -> t a a -> a
bimaximumBy cmp = bifoldBest "bifoldr1" (\x y -> case cmp x y of
  GT -> x
  _ -> y)

biminimumBy :: Bifoldable t => (a -> a -> Ordering) -> t a a -> a
biminimumBy cmp = bifoldBest "bifoldr1" (\x y -> case cmp x y of
  GT -> y
  _ -> x)

-- | Folds with a choice between two; the name is for the failure of an empty structure.
bifoldBest :: Bifoldable t => String -> (a -> a -> a) -> t a a -> a
bifoldBest name choose t =
    fromMaybe (error (name ++ ": empty structure")) (bifoldr pick pick Nothing t)
  where pick x m = Just (maybe x (choose x) m)

binotElem :: (Bifoldable t, Eq a) => a -> t a a -> Bool
binotElem x t = not (bielem x t)

bifind :: Bifoldable t => (a -> Bool) -> t a a -> Maybe a
bifind p = bifoldr pick pick Nothing
  where pick x rest = if p x then Just x else rest

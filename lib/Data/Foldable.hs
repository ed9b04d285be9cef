{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE BangPatterns #-}
-- | Structures that can be folded. The list instance is the loops of GHC.List, and the
-- functions outside the class are `foldr`s that stop early, not folds through a monoid:
-- there is no fusion that would make those free.
module Data.Foldable
  ( Foldable(..)
  , foldrM, foldlM
  , traverse_, for_, sequenceA_, asum
  , mapM_, forM_, sequence_, msum
  , concat, concatMap, and, or, any, all
  , maximumBy, minimumBy
  , notElem, find
  ) where

import Data.Either (Either(..))
import Data.Functor.Utils (Max(..), Min(..), (#.))
import Data.Monoid
import Data.Ord (Down(..))
import Data.Proxy (Proxy(..))
import GHC.Arr (Array, elems, foldl1Elems, foldlElems, foldlElems', foldr1Elems, foldrElems, foldrElems', numElements)
import GHC.Base hiding (foldr)
import qualified GHC.Base
import qualified GHC.List as List
import GHC.Num (Num(..))
import GHC.Tuple (Solo(..))

infix 4 `elem`, `notElem`

class Foldable t where
  {-# MINIMAL foldMap | foldr #-}

  -- | Combines the elements, which are monoids already.
  fold :: Monoid m => t m -> m
  fold = foldMap id

  -- | Maps each element to a monoid and combines the results, lazily.
  foldMap :: Monoid m => (a -> m) -> t a -> m
  foldMap f = foldr (\x acc -> mappend (f x) acc) mempty

  -- | `foldMap` from the left with a strict accumulator.
  foldMap' :: Monoid m => (a -> m) -> t a -> m
  foldMap' f = foldl' (\acc a -> acc <> f a) mempty

  -- | Right-associative fold, lazy in the accumulator.
  foldr :: (a -> b -> b) -> b -> t a -> b
  foldr f z t = appEndo (foldMap (Endo #. f) t) z

  -- | Right-associative fold, strict in the accumulator.
  foldr' :: (a -> b -> b) -> b -> t a -> b
  foldr' f z0 xs = foldl (\k x z -> k $! f x z) id xs z0

  -- | Left-associative fold, lazy in the accumulator.
  foldl :: (b -> a -> b) -> b -> t a -> b
  foldl f z t = appEndo (getDual (foldMap (\x -> Dual (Endo (\acc -> f acc x))) t)) z

  -- | Left-associative fold, strict in the accumulator.
  foldl' :: (b -> a -> b) -> b -> t a -> b
  foldl' f z0 xs = foldr (\x k z -> k $! f z x) id xs z0

  -- | `foldr` without a starting value: fails on an empty structure.
  foldr1 :: (a -> a -> a) -> t a -> a
  foldr1 f xs = case foldr step Nothing xs of
      Nothing -> errorWithoutStackTrace "foldr1: empty structure"
      Just r -> r
    where
      step x acc = Just (case acc of
        Nothing -> x
        Just y -> f x y)

  -- | `foldl` without a starting value: fails on an empty structure.
  foldl1 :: (a -> a -> a) -> t a -> a
  foldl1 f xs = case foldl step Nothing xs of
      Nothing -> errorWithoutStackTrace "foldl1: empty structure"
      Just r -> r
    where
      step acc y = Just (case acc of
        Nothing -> y
        Just x -> f x y)

  -- | The elements from left to right.
  toList :: t a -> [a]
  toList = foldr (:) []

  null :: t a -> Bool
  null = foldr (\_ _ -> False) True

  length :: t a -> Int
  length = foldl' (\c _ -> c + 1) 0

  elem :: Eq a => a -> t a -> Bool
  elem x = any (== x)

  maximum :: Ord a => t a -> a
  maximum t = case getMax (foldMap' (Max #. Just) t) of
    Nothing -> errorWithoutStackTrace "maximum: empty structure"
    Just x -> x

  minimum :: Ord a => t a -> a
  minimum t = case getMin (foldMap' (Min #. Just) t) of
    Nothing -> errorWithoutStackTrace "minimum: empty structure"
    Just x -> x

  sum :: Num a => t a -> a
  sum = foldl' (+) 0

  product :: Num a => t a -> a
  product = foldl' (*) 1

instance Foldable [] where
  fold = mconcat
  foldMap f = go
    where
      go [] = mempty
      go (x : xs) = f x <> go xs
  foldr = GHC.Base.foldr
  foldl = List.foldl
  foldl' = List.foldl'
  foldr1 = List.foldr1
  foldl1 = List.foldl1
  toList xs = xs
  null = List.null
  length = List.length
  elem = List.elem
  maximum = List.maximum
  minimum = List.minimum
  sum = List.sum
  product = List.product

instance Foldable Maybe where
  foldMap _ Nothing = mempty
  foldMap f (Just x) = f x
  foldr _ z Nothing = z
  foldr f z (Just x) = f x z
  foldl _ z Nothing = z
  foldl f z (Just x) = f z x
  toList Nothing = []
  toList (Just x) = [x]
  null Nothing = True
  null (Just _) = False
  length Nothing = 0
  length (Just _) = 1

instance Foldable NonEmpty where
  fold ~(m :| ms) = m <> fold ms
  foldMap f ~(x :| xs) = f x <> foldMap f xs
  foldr f z ~(x :| xs) = f x (GHC.Base.foldr f z xs)
  foldl f z (x :| xs) = List.foldl f (f z x) xs
  foldl' f z (x :| xs) = let !z' = f z x in List.foldl' f z' xs
  foldl1 f (x :| xs) = List.foldl f x xs
  foldr1 f (p :| ps) = GHC.Base.foldr (\x k prev -> f prev (k x)) id ps p
  toList ~(x :| xs) = x : xs
  null _ = False
  length (_ :| xs) = 1 + List.length xs

instance Foldable (Either a) where
  foldMap _ (Left _) = mempty
  foldMap f (Right y) = f y
  foldr _ z (Left _) = z
  foldr f z (Right y) = f y z
  length (Left _) = 0
  length (Right _) = 1
  null (Left _) = True
  null (Right _) = False

instance Foldable Solo where
  foldMap f (Solo a) = f a
  foldr f z (Solo a) = f a z

instance Foldable ((,) a) where
  foldMap f (_, y) = f y
  foldr f z (_, y) = f y z
  length _ = 1
  null _ = False

instance Foldable (Array i) where
  foldr = foldrElems
  foldl = foldlElems
  foldl' = foldlElems'
  foldr' = foldrElems'
  foldl1 = foldl1Elems
  foldr1 = foldr1Elems
  length = numElements
  null a = numElements a == 0
  toList = elems

instance Foldable Proxy where
  foldMap _ _ = mempty
  fold _ = mempty
  foldr _ z _ = z
  foldl _ z _ = z
  foldl1 _ _ = errorWithoutStackTrace "foldl1: Proxy"
  foldr1 _ _ = errorWithoutStackTrace "foldr1: Proxy"
  length _ = 0
  null _ = True
  elem _ _ = False
  sum _ = 0
  product _ = 1

instance Foldable Dual where
  foldMap f (Dual x) = f x
  foldr f z (Dual x) = f x z
  foldl f z (Dual x) = f z x
  foldl' f z (Dual x) = f z x
  foldr' f z (Dual x) = f x z
  foldl1 _ (Dual x) = x
  foldr1 _ (Dual x) = x
  elem y (Dual x) = x == y
  length _ = 1
  maximum (Dual x) = x
  minimum (Dual x) = x
  null _ = False
  product (Dual x) = x
  sum (Dual x) = x
  toList (Dual x) = [x]

instance Foldable Sum where
  foldMap f (Sum x) = f x
  foldr f z (Sum x) = f x z
  foldl f z (Sum x) = f z x
  foldl' f z (Sum x) = f z x
  foldr' f z (Sum x) = f x z
  foldl1 _ (Sum x) = x
  foldr1 _ (Sum x) = x
  elem y (Sum x) = x == y
  length _ = 1
  maximum (Sum x) = x
  minimum (Sum x) = x
  null _ = False
  product (Sum x) = x
  sum (Sum x) = x
  toList (Sum x) = [x]

instance Foldable Product where
  foldMap f (Product x) = f x
  foldr f z (Product x) = f x z
  foldl f z (Product x) = f z x
  foldl' f z (Product x) = f z x
  foldr' f z (Product x) = f x z
  foldl1 _ (Product x) = x
  foldr1 _ (Product x) = x
  elem y (Product x) = x == y
  length _ = 1
  maximum (Product x) = x
  minimum (Product x) = x
  null _ = False
  product (Product x) = x
  sum (Product x) = x
  toList (Product x) = [x]

instance Foldable First where
  foldMap f (First m) = foldMap f m
  foldr f z (First m) = foldr f z m

instance Foldable Last where
  foldMap f (Last m) = foldMap f m
  foldr f z (Last m) = foldr f z m

instance Foldable f => Foldable (Alt f) where
  foldMap f (Alt t) = foldMap f t
  foldr f z (Alt t) = foldr f z t

instance Foldable f => Foldable (Ap f) where
  foldMap f (Ap t) = foldMap f t
  foldr f z (Ap t) = foldr f z t

instance Foldable Down where
  foldMap f (Down x) = f x
  foldr f z (Down x) = f x z

-- | Monadic fold from the right.
foldrM :: (Foldable t, Monad m) => (a -> b -> m b) -> b -> t a -> m b
foldrM f z0 xs = foldl (\k x z -> f x z >>= k) return xs z0

-- | Monadic fold from the left.
foldlM :: (Foldable t, Monad m) => (b -> a -> m b) -> b -> t a -> m b
foldlM f z0 xs = foldr (\x k z -> f z x >>= k) return xs z0

-- | Runs the action of each element from left to right, without the results.
traverse_ :: (Foldable t, Applicative f) => (a -> f b) -> t a -> f ()
traverse_ f = foldr (\x k -> f x *> k) (pure ())

-- | `traverse_` with its arguments swapped.
for_ :: (Foldable t, Applicative f) => t a -> (a -> f b) -> f ()
for_ t f = traverse_ f t
{-# INLINE for_ #-}

-- | Runs each action from left to right, without the results.
sequenceA_ :: (Foldable t, Applicative f) => t (f a) -> f ()
sequenceA_ = foldr (\m k -> m *> k) (pure ())

mapM_ :: (Foldable t, Monad m) => (a -> m b) -> t a -> m ()
mapM_ f = foldr (\x k -> f x >> k) (return ())

-- | `mapM_` with its arguments swapped.
forM_ :: (Foldable t, Monad m) => t a -> (a -> m b) -> m ()
forM_ t f = mapM_ f t
{-# INLINE forM_ #-}

sequence_ :: (Foldable t, Monad m) => t (m a) -> m ()
sequence_ = foldr (\m k -> m >> k) (return ())

-- | All the alternatives joined with (<|>).
asum :: (Foldable t, Alternative f) => t (f a) -> f a
asum = foldr (<|>) empty

-- | All the alternatives joined with `mplus`.
msum :: (Foldable t, MonadPlus m) => t (m a) -> m a
msum = asum
{-# INLINE msum #-}

concat :: Foldable t => t [a] -> [a]
concat = foldr (++) []

concatMap :: Foldable t => (a -> [b]) -> t a -> [b]
concatMap f = foldr (\x rest -> f x ++ rest) []

and :: Foldable t => t Bool -> Bool
and = foldr (&&) True

or :: Foldable t => t Bool -> Bool
or = foldr (||) False

any :: Foldable t => (a -> Bool) -> t a -> Bool
any p = foldr (\x rest -> p x || rest) False

all :: Foldable t => (a -> Bool) -> t a -> Bool
all p = foldr (\x rest -> p x && rest) True

-- | The largest element by an ordering; the last of several.
maximumBy :: Foldable t => (a -> a -> Ordering) -> t a -> a
maximumBy cmp t = case foldl' pick Nothing t of
    Nothing -> errorWithoutStackTrace "maximumBy: empty structure"
    Just r -> r
  where
    pick Nothing !y = Just y
    pick m@(Just x) y = case cmp x y of
      GT -> m
      _ -> Just $! y

-- | The smallest element by an ordering; the first of several.
minimumBy :: Foldable t => (a -> a -> Ordering) -> t a -> a
minimumBy cmp t = case foldl' pick Nothing t of
    Nothing -> errorWithoutStackTrace "minimumBy: empty structure"
    Just r -> r
  where
    pick Nothing !y = Just y
    pick m@(Just x) y = case cmp x y of
      GT -> Just $! y
      _ -> m

notElem :: (Foldable t, Eq a) => a -> t a -> Bool
notElem x t = not (elem x t)

-- | The leftmost element that satisfies the predicate.
find :: Foldable t => (a -> Bool) -> t a -> Maybe a
find p = foldr (\x rest -> if p x then Just x else rest) Nothing

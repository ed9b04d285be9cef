{-# LANGUAGE BangPatterns #-}
-- | The operations on maps from Ints that put values in, evaluating them first. Imported through
-- Data.IntMap.Strict.
module Data.IntMap.Strict.Internal where

import Data.Containers.Patricia
import qualified Data.Foldable as Foldable
import Data.IntMap.Internal (Both(..), IntMap(..), bin, delete, empty, foldrWithKey, link, lookup, merge)
import qualified Data.IntSet.Internal as IntSet
import qualified Data.List as List
import Data.Map.Strict.Internal (combineEq)
import GHC.Base (Applicative(..))
import GHC.Exception (libraryError)
import Prelude hiding (Applicative(..), lookup, map)

failed :: String -> String -> a
failed = libraryError "containers/containers/src" "containers-0.6.4.1" "Data.IntMap.Strict.Internal"

-- Construction ---------------------------------------------------------------------------------

singleton :: Key -> a -> IntMap a
singleton k !x = Tip k x

insert :: Key -> a -> IntMap a -> IntMap a
insert !k !x = go
  where
    go t@(Bin p m l r)
      | nomatch k p m = link k (Tip k x) p t
      | zero k m = Bin p m (go l) r
      | otherwise = Bin p m l (go r)
    go t@(Tip kx _)
      | k == kx = Tip k x
      | otherwise = link k (Tip k x) kx t
    go Nil = Tip k x

insertWith :: (a -> a -> a) -> Key -> a -> IntMap a -> IntMap a
insertWith f !k x = go
  where
    go t@(Bin p m l r)
      | nomatch k p m = link k (singleton k x) p t
      | zero k m = Bin p m (go l) r
      | otherwise = Bin p m l (go r)
    go t@(Tip kx y)
      | k == kx = singleton k (f x y)
      | otherwise = link k (singleton k x) kx t
    go Nil = singleton k x

insertWithKey :: (Key -> a -> a -> a) -> Key -> a -> IntMap a -> IntMap a
insertWithKey f k = insertWith (f k) k

-- | `insertWithKey`, with the old value.
insertLookupWithKey :: (Key -> a -> a -> a) -> Key -> a -> IntMap a -> (Maybe a, IntMap a)
insertLookupWithKey f !k x t = let { !t' = insertWithKey f k x t; !old = lookup k t } in (old, t')

-- Update ---------------------------------------------------------------------------------------

adjust :: (a -> a) -> Key -> IntMap a -> IntMap a
adjust f = adjustWithKey (\_ x -> f x)

adjustWithKey :: (Key -> a -> a) -> Key -> IntMap a -> IntMap a
adjustWithKey f !k = go
  where
    go t@(Bin p m l r)
      | nomatch k p m = t
      | zero k m = Bin p m (go l) r
      | otherwise = Bin p m l (go r)
    go t@(Tip kx x)
      | k == kx = singleton kx (f kx x)
      | otherwise = t
    go Nil = Nil

update :: (a -> Maybe a) -> Key -> IntMap a -> IntMap a
update f = updateWithKey (\_ x -> f x)

updateWithKey :: (Key -> a -> Maybe a) -> Key -> IntMap a -> IntMap a
updateWithKey f !k = go
  where
    go t@(Bin p m l r)
      | nomatch k p m = t
      | zero k m = bin p m (go l) r
      | otherwise = bin p m l (go r)
    go t@(Tip kx x)
      | k == kx = leaf kx (f kx x)
      | otherwise = t
    go Nil = Nil

-- | `updateWithKey`, with the old value.
updateLookupWithKey :: (Key -> a -> Maybe a) -> Key -> IntMap a -> (Maybe a, IntMap a)
updateLookupWithKey f !k t = let !t' = updateWithKey f k t in (lookup k t, t')

-- | A leaf, if there is a value.
leaf :: Key -> Maybe a -> IntMap a
leaf _ Nothing = Nil
leaf k (Just !x) = Tip k x

alter :: (Maybe a -> Maybe a) -> Key -> IntMap a -> IntMap a
alter f !k = go
  where
    go t@(Bin p m l r)
      | nomatch k p m = case leaf k (f Nothing) of
          Nil -> t
          new -> link k new p t
      | zero k m = bin p m (go l) r
      | otherwise = bin p m l (go r)
    go t@(Tip kx x)
      | k == kx = leaf kx (f (Just x))
      | otherwise = case leaf k (f Nothing) of
          Nil -> t
          new -> link k new kx t
    go Nil = leaf k (f Nothing)

alterF :: Functor f => (Maybe a -> f (Maybe a)) -> Key -> IntMap a -> f (IntMap a)
alterF f k m = fmap choose (f found)
  where
    found = lookup k m
    choose Nothing = case found of
      Nothing -> m
      Just _ -> delete k m
    choose (Just x) = insert k x m

updateMin, updateMax :: (a -> Maybe a) -> IntMap a -> IntMap a
updateMin f = updateMinWithKey (\_ x -> f x)
updateMax f = updateMaxWithKey (\_ x -> f x)

updateMinWithKey :: (Key -> a -> Maybe a) -> IntMap a -> IntMap a
updateMinWithKey f t = case t of
    Bin p m l r | m < 0 -> bin p m l (go r)
    _ -> go t
  where
    go (Bin p m l r) = bin p m (go l) r
    go (Tip k x) = leaf k (f k x)
    go Nil = failed "789:16" "updateMinWithKey Nil"

updateMaxWithKey :: (Key -> a -> Maybe a) -> IntMap a -> IntMap a
updateMaxWithKey f t = case t of
    Bin p m l r | m < 0 -> bin p m (go l) r
    _ -> go t
  where
    go (Bin p m l r) = bin p m l (go r)
    go (Tip k x) = leaf k (f k x)
    go Nil = failed "805:16" "updateMaxWithKey Nil"

-- Combination ----------------------------------------------------------------------------------

unionsWith :: Foldable.Foldable f => (a -> a -> a) -> f (IntMap a) -> IntMap a
unionsWith f = Foldable.foldl' (unionWith f) empty

unionWith :: (a -> a -> a) -> IntMap a -> IntMap a -> IntMap a
unionWith f = merge (\k x y -> singleton k (f x y)) id id

unionWithKey :: (Key -> a -> a -> a) -> IntMap a -> IntMap a -> IntMap a
unionWithKey f = merge (\k x y -> singleton k (f k x y)) id id

differenceWith :: (a -> b -> Maybe a) -> IntMap a -> IntMap b -> IntMap a
differenceWith f = merge (\k x y -> leaf k (f x y)) id (const Nil)

differenceWithKey :: (Key -> a -> b -> Maybe a) -> IntMap a -> IntMap b -> IntMap a
differenceWithKey f = merge (\k x y -> leaf k (f k x y)) id (const Nil)

intersectionWith :: (a -> b -> c) -> IntMap a -> IntMap b -> IntMap c
intersectionWith f = merge (\k x y -> singleton k (f x y)) (const Nil) (const Nil)

intersectionWithKey :: (Key -> a -> b -> c) -> IntMap a -> IntMap b -> IntMap c
intersectionWithKey f = merge (\k x y -> singleton k (f k x y)) (const Nil) (const Nil)

-- | Combines the entries with common keys by the first function, the others by the second and third.
mergeWithKey
  :: (Key -> a -> b -> Maybe c) -> (IntMap a -> IntMap c) -> (IntMap b -> IntMap c) -> IntMap a -> IntMap b -> IntMap c
mergeWithKey f = merge (\k x y -> leaf k (f k x y))

-- Map ------------------------------------------------------------------------------------------

map :: (a -> b) -> IntMap a -> IntMap b
map f = go
  where
    go (Bin p m l r) = Bin p m (go l) (go r)
    go (Tip k x) = singleton k (f x)
    go Nil = Nil

mapWithKey :: (Key -> a -> b) -> IntMap a -> IntMap b
mapWithKey f = go
  where
    go (Bin p m l r) = Bin p m (go l) (go r)
    go (Tip k x) = singleton k (f k x)
    go Nil = Nil

traverseWithKey :: Applicative t => (Key -> a -> t b) -> IntMap a -> t (IntMap b)
traverseWithKey f = go
  where
    go Nil = pure Nil
    go (Tip k v) = fmap (\v' -> singleton k v') (f k v)
    go (Bin p m l r)
      | m < 0 = liftA2 (\r' l' -> Bin p m l' r') (go r) (go l)
      | otherwise = liftA2 (\l' r' -> Bin p m l' r') (go l) (go r)

traverseMaybeWithKey :: Applicative f => (Key -> a -> f (Maybe b)) -> IntMap a -> f (IntMap b)
traverseMaybeWithKey f = go
  where
    go Nil = pure Nil
    go (Tip k v) = fmap (leaf k) (f k v)
    go (Bin p m l r)
      | m < 0 = liftA2 (\r' l' -> bin p m l' r') (go r) (go l)
      | otherwise = liftA2 (\l' r' -> bin p m l' r') (go l) (go r)

mapAccum :: (a -> b -> (a, c)) -> a -> IntMap b -> (a, IntMap c)
mapAccum f = mapAccumWithKey (\a _ x -> f a x)

mapAccumWithKey :: (a -> Key -> b -> (a, c)) -> a -> IntMap b -> (a, IntMap c)
mapAccumWithKey f a t = case t of
  Nil -> (a, Nil)
  Tip k x -> let (a', x') = f a k x in x' `seq` (a', Tip k x')
  Bin p m l r
    | m < 0 ->
        let !(a1, !r') = mapAccumWithKey f a r
            !(a2, !l') = mapAccumWithKey f a1 l
        in (a2, Bin p m l' r')
    | otherwise ->
        let !(a1, !l') = mapAccumWithKey f a l
            !(a2, !r') = mapAccumWithKey f a1 r
        in (a2, Bin p m l' r')

mapAccumRWithKey :: (a -> Key -> b -> (a, c)) -> a -> IntMap b -> (a, IntMap c)
mapAccumRWithKey f a t = case t of
  Nil -> (a, Nil)
  Tip k x -> let (a', x') = f a k x in x' `seq` (a', Tip k x')
  Bin p m l r
    | m < 0 ->
        let !(a1, !l') = mapAccumRWithKey f a l
            !(a2, !r') = mapAccumRWithKey f a1 r
        in (a2, Bin p m l' r')
    | otherwise ->
        let !(a1, !r') = mapAccumRWithKey f a r
            !(a2, !l') = mapAccumRWithKey f a1 l
        in (a2, Bin p m l' r')

mapKeysWith :: (a -> a -> a) -> (Key -> Key) -> IntMap a -> IntMap a
mapKeysWith c f m = fromListWith c (foldrWithKey (\k x xs -> (f k, x) : xs) [] m)

mapMaybe :: (a -> Maybe b) -> IntMap a -> IntMap b
mapMaybe f = mapMaybeWithKey (\_ x -> f x)

mapMaybeWithKey :: (Key -> a -> Maybe b) -> IntMap a -> IntMap b
mapMaybeWithKey f = go
  where
    go (Bin p m l r) = bin p m (go l) (go r)
    go (Tip k x) = leaf k (f k x)
    go Nil = Nil

mapEither :: (a -> Either b c) -> IntMap a -> (IntMap b, IntMap c)
mapEither f = mapEitherWithKey (\_ x -> f x)

mapEitherWithKey :: (Key -> a -> Either b c) -> IntMap a -> (IntMap b, IntMap c)
mapEitherWithKey f t0 = case go t0 of Both a b -> (a, b)
  where
    go (Bin p m l r) = case go l of
      Both l1 l2 -> case go r of
        Both r1 r2 -> Both (bin p m l1 r1) (bin p m l2 r2)
    go (Tip k x) = case f k x of
      Left y -> Both (singleton k y) Nil
      Right z -> Both Nil (singleton k z)
    go Nil = Both Nil Nil

-- Lists and sets -------------------------------------------------------------------------------

fromSet :: (Key -> a) -> IntSet.IntSet -> IntMap a
fromSet f s = IntSet.foldl' (\t k -> insert k (f k) t) empty s

fromList :: [(Key, a)] -> IntMap a
fromList = List.foldl' (\t (k, x) -> insert k x t) empty

fromListWith :: (a -> a -> a) -> [(Key, a)] -> IntMap a
fromListWith f = List.foldl' (\t (k, x) -> insertWith f k x t) empty

fromListWithKey :: (Key -> a -> a -> a) -> [(Key, a)] -> IntMap a
fromListWithKey f = List.foldl' (\t (k, x) -> insertWithKey f k x t) empty

fromAscList :: [(Key, a)] -> IntMap a
fromAscList = fromAscListWithKey (\_ x _ -> x)

fromAscListWith :: (a -> a -> a) -> [(Key, a)] -> IntMap a
fromAscListWith f = fromAscListWithKey (\_ x y -> f x y)

fromAscListWithKey :: (Key -> a -> a -> a) -> [(Key, a)] -> IntMap a
fromAscListWithKey f xs = fromList (combineEq f xs)

fromDistinctAscList :: [(Key, a)] -> IntMap a
fromDistinctAscList = fromList

{-# LANGUAGE BangPatterns #-}
-- | The operations on maps that put values in, evaluating them first. Imported through
-- Data.Map.Strict.
module Data.Map.Strict.Internal (module Data.Map.Strict.Internal, Map(..)) where

import qualified Data.Foldable as Foldable
import qualified Data.List as List
import Data.Map.Internal
  ( Both(..), Built(..), Found(..), Map(..), Parts(..), Run(..), ascending, balance, balanceL, balanceR, delete, empty
  , foldrWithKey, glue, link, link2, lookup, size, splitLookupS )
import qualified Data.Set.Internal as Set
import GHC.Base (Applicative(..))
import GHC.Exception (libraryError)
import Prelude hiding (Applicative(..), lookup, map)

failed :: String -> String -> a
failed = libraryError "containers/containers/src" "containers-0.6.4.1" "Data.Map.Strict.Internal"

-- Construction ---------------------------------------------------------------------------------

singleton :: k -> a -> Map k a
singleton k !x = Bin 1 k x Tip Tip

insert :: Ord k => k -> a -> Map k a -> Map k a
insert !kx !x = go
  where
    go Tip = Bin 1 kx x Tip Tip
    go (Bin sz ky y l r) = case compare kx ky of
      LT -> balanceL ky y (go l) r
      GT -> balanceR ky y l (go r)
      EQ -> Bin sz kx x l r

insertWith :: Ord k => (a -> a -> a) -> k -> a -> Map k a -> Map k a
insertWith f !kx x = go
  where
    go Tip = singleton kx x
    go (Bin sz ky y l r) = case compare kx ky of
      LT -> balanceL ky y (go l) r
      GT -> balanceR ky y l (go r)
      EQ -> let !x' = f x y in Bin sz kx x' l r

-- | `insertWith` with the arguments of the function swapped; keeps the old key.
insertWithR :: Ord k => (a -> a -> a) -> k -> a -> Map k a -> Map k a
insertWithR f !kx x = go
  where
    go Tip = singleton kx x
    go (Bin sz ky y l r) = case compare kx ky of
      LT -> balanceL ky y (go l) r
      GT -> balanceR ky y l (go r)
      EQ -> let !y' = f y x in Bin sz ky y' l r

insertWithKey :: Ord k => (k -> a -> a -> a) -> k -> a -> Map k a -> Map k a
insertWithKey f kx = insertWith (f kx) kx

-- | `insertWithR` with the key.
insertWithKeyR :: Ord k => (k -> a -> a -> a) -> k -> a -> Map k a -> Map k a
insertWithKeyR f !kx x = go
  where
    go Tip = singleton kx x
    go (Bin sz ky y l r) = case compare kx ky of
      LT -> balanceL ky y (go l) r
      GT -> balanceR ky y l (go r)
      EQ -> let !y' = f ky y x in Bin sz ky y' l r

insertLookupWithKey :: Ord k => (k -> a -> a -> a) -> k -> a -> Map k a -> (Maybe a, Map k a)
insertLookupWithKey f !kx x t0 = case go t0 of Found found t -> (found, t)
  where
    go Tip = Found Nothing (singleton kx x)
    go (Bin sz ky y l r) = case compare kx ky of
      LT -> case go l of Found found l' -> Found found (balanceL ky y l' r)
      GT -> case go r of Found found r' -> Found found (balanceR ky y l r')
      EQ -> let !x' = f kx x y in Found (Just y) (Bin sz kx x' l r)

-- Update ---------------------------------------------------------------------------------------

adjust :: Ord k => (a -> a) -> k -> Map k a -> Map k a
adjust f = adjustWithKey (\_ x -> f x)

adjustWithKey :: Ord k => (k -> a -> a) -> k -> Map k a -> Map k a
adjustWithKey f !k = go
  where
    go Tip = Tip
    go (Bin sz kx x l r) = case compare k kx of
      LT -> Bin sz kx x (go l) r
      GT -> Bin sz kx x l (go r)
      EQ -> let !x' = f kx x in Bin sz kx x' l r

update :: Ord k => (a -> Maybe a) -> k -> Map k a -> Map k a
update f = updateWithKey (\_ x -> f x)

updateWithKey :: Ord k => (k -> a -> Maybe a) -> k -> Map k a -> Map k a
updateWithKey f !k = go
  where
    go Tip = Tip
    go (Bin sz kx x l r) = case compare k kx of
      LT -> balanceR kx x (go l) r
      GT -> balanceL kx x l (go r)
      EQ -> case f kx x of
        Just !x' -> Bin sz kx x' l r
        Nothing -> glue l r

updateLookupWithKey :: Ord k => (k -> a -> Maybe a) -> k -> Map k a -> (Maybe a, Map k a)
updateLookupWithKey f !k t0 = case go t0 of Found found t -> (found, t)
  where
    go Tip = Found Nothing Tip
    go (Bin sz kx x l r) = case compare k kx of
      LT -> case go l of Found found l' -> Found found (balanceR kx x l' r)
      GT -> case go r of Found found r' -> Found found (balanceL kx x l r')
      EQ -> case f kx x of
        Just !x' -> Found (Just x') (Bin sz kx x' l r)
        Nothing -> Found (Just x) (glue l r)

alter :: Ord k => (Maybe a -> Maybe a) -> k -> Map k a -> Map k a
alter f !k = go
  where
    go Tip = case f Nothing of
      Nothing -> Tip
      Just !x -> Bin 1 k x Tip Tip
    go (Bin sz kx x l r) = case compare k kx of
      LT -> balance kx x (go l) r
      GT -> balance kx x l (go r)
      EQ -> case f (Just x) of
        Just !x' -> Bin sz kx x' l r
        Nothing -> glue l r

alterF :: (Functor f, Ord k) => (Maybe a -> f (Maybe a)) -> k -> Map k a -> f (Map k a)
alterF f !k m = case lookup k m of
  Nothing -> fmap (\r -> case r of
    Nothing -> m
    Just !x -> insert k x m) (f Nothing)
  found -> fmap (\r -> case r of
    Nothing -> delete k m
    Just !x -> adjust (const x) k m) (f found)

updateAt :: (k -> a -> Maybe a) -> Int -> Map k a -> Map k a
updateAt f !i t = case t of
  Tip -> failed "906:12" "Map.updateAt: index out of range"
  Bin sz kx x l r -> case compare i sizeL of
      LT -> balanceR kx x (updateAt f i l) r
      GT -> balanceL kx x l (updateAt f (i - sizeL - 1) r)
      EQ -> case f kx x of
        Just !x' -> Bin sz kx x' l r
        Nothing -> glue l r
    where sizeL = size l

updateMin :: (a -> Maybe a) -> Map k a -> Map k a
updateMin f = updateMinWithKey (\_ x -> f x)

updateMax :: (a -> Maybe a) -> Map k a -> Map k a
updateMax f = updateMaxWithKey (\_ x -> f x)

updateMinWithKey :: (k -> a -> Maybe a) -> Map k a -> Map k a
updateMinWithKey _ Tip = Tip
updateMinWithKey f (Bin sz kx x Tip r) = case f kx x of
  Nothing -> r
  Just !x' -> Bin sz kx x' Tip r
updateMinWithKey f (Bin _ kx x l r) = balanceR kx x (updateMinWithKey f l) r

updateMaxWithKey :: (k -> a -> Maybe a) -> Map k a -> Map k a
updateMaxWithKey _ Tip = Tip
updateMaxWithKey f (Bin sz kx x l Tip) = case f kx x of
  Nothing -> l
  Just !x' -> Bin sz kx x' l Tip
updateMaxWithKey f (Bin _ kx x l r) = balanceL kx x l (updateMaxWithKey f r)

-- Combination ----------------------------------------------------------------------------------

unionsWith :: (Foldable.Foldable f, Ord k) => (a -> a -> a) -> f (Map k a) -> Map k a
unionsWith f = Foldable.foldl' (unionWith f) empty

unionWith :: Ord k => (a -> a -> a) -> Map k a -> Map k a -> Map k a
unionWith f = go
  where
    go t1 Tip = t1
    go t1 (Bin 1 k x _ _) = insertWithR f k x t1
    go (Bin 1 k x _ _) t2 = insertWith f k x t2
    go Tip t2 = t2
    go (Bin _ k1 x1 l1 r1) t2 = case splitLookupS k1 t2 of
      Parts l2 mb r2 -> case mb of
        Nothing -> link k1 x1 (go l1 l2) (go r1 r2)
        Just x2 -> let !x' = f x1 x2 in link k1 x' (go l1 l2) (go r1 r2)

unionWithKey :: Ord k => (k -> a -> a -> a) -> Map k a -> Map k a -> Map k a
unionWithKey f = go
  where
    go t1 Tip = t1
    go t1 (Bin 1 k x _ _) = insertWithKeyR f k x t1
    go (Bin 1 k x _ _) t2 = insertWithKey f k x t2
    go Tip t2 = t2
    go (Bin _ k1 x1 l1 r1) t2 = case splitLookupS k1 t2 of
      Parts l2 mb r2 -> case mb of
        Nothing -> link k1 x1 (go l1 l2) (go r1 r2)
        Just x2 -> let !x' = f k1 x1 x2 in link k1 x' (go l1 l2) (go r1 r2)

differenceWith :: Ord k => (a -> b -> Maybe a) -> Map k a -> Map k b -> Map k a
differenceWith f = differenceWithKey (\_ x y -> f x y)

differenceWithKey :: Ord k => (k -> a -> b -> Maybe a) -> Map k a -> Map k b -> Map k a
differenceWithKey f = mergeWithKey f id (const Tip)

intersectionWith :: Ord k => (a -> b -> c) -> Map k a -> Map k b -> Map k c
intersectionWith f = intersectionWithKey (\_ x y -> f x y)

intersectionWithKey :: Ord k => (k -> a -> b -> c) -> Map k a -> Map k b -> Map k c
intersectionWithKey f = go
  where
    go Tip _ = Tip
    go _ Tip = Tip
    go (Bin _ k x1 l1 r1) t2 = case splitLookupS k t2 of
      Parts l2 mb r2 -> case go l1 l2 of
        l -> case go r1 r2 of
          r -> case mb of
            Just x2 -> let !x' = f k x1 x2 in link k x' l r
            Nothing -> link2 l r

mergeWithKey
  :: Ord k
  => (k -> a -> b -> Maybe c) -> (Map k a -> Map k c) -> (Map k b -> Map k c) -> Map k a -> Map k b -> Map k c
mergeWithKey f g1 g2 = go
  where
    go Tip t2 = g2 t2
    go t1 Tip = g1 t1
    go (Bin _ kx x l1 r1) t2 = case splitLookupS kx t2 of
      Parts l2 found r2 -> case go l1 l2 of
        l' -> case go r1 r2 of
          r' -> case found of
            Nothing -> case g1 (Bin 1 kx x Tip Tip) of
              Tip -> link2 l' r'
              Bin _ _ x' Tip Tip -> link kx x' l' r'
              _ -> error "mergeWithKey: Given function only1 does not fulfill required conditions (see documentation)"
            Just x2 -> case f kx x x2 of
              Nothing -> link2 l' r'
              Just !x' -> link kx x' l' r'

-- Map ------------------------------------------------------------------------------------------

mapMaybe :: (a -> Maybe b) -> Map k a -> Map k b
mapMaybe f = mapMaybeWithKey (\_ x -> f x)

mapMaybeWithKey :: (k -> a -> Maybe b) -> Map k a -> Map k b
mapMaybeWithKey f = go
  where
    go Tip = Tip
    go (Bin _ kx x l r) = case f kx x of
      Just !y -> link kx y (go l) (go r)
      Nothing -> link2 (go l) (go r)

traverseMaybeWithKey :: Applicative f => (k -> a -> f (Maybe b)) -> Map k a -> f (Map k b)
traverseMaybeWithKey f = go
  where
    go Tip = pure Tip
    go (Bin _ kx x Tip Tip) = fmap (maybe Tip (\ !x' -> Bin 1 kx x' Tip Tip)) (f kx x)
    go (Bin _ kx x l r) = liftA2 (\l' mx r' -> combine kx l' mx r') (go l) (f kx x) <*> go r
    combine kx l' mx r' = case mx of
      Nothing -> link2 l' r'
      Just !x' -> link kx x' l' r'

mapEither :: (a -> Either b c) -> Map k a -> (Map k b, Map k c)
mapEither f = mapEitherWithKey (\_ x -> f x)

mapEitherWithKey :: (k -> a -> Either b c) -> Map k a -> (Map k b, Map k c)
mapEitherWithKey f t0 = case go t0 of Both a b -> (a, b)
  where
    go Tip = Both Tip Tip
    go (Bin _ kx x l r) = case go l of
      Both l1 l2 -> case go r of
        Both r1 r2 -> case f kx x of
          Left !y -> Both (link kx y l1 r1) (link2 l2 r2)
          Right !z -> Both (link2 l1 r1) (link kx z l2 r2)

map :: (a -> b) -> Map k a -> Map k b
map f = go
  where
    go Tip = Tip
    go (Bin sx kx x l r) = let !x' = f x in Bin sx kx x' (go l) (go r)

mapWithKey :: (k -> a -> b) -> Map k a -> Map k b
mapWithKey f = go
  where
    go Tip = Tip
    go (Bin sx kx x l r) = let !x' = f kx x in Bin sx kx x' (go l) (go r)

traverseWithKey :: Applicative t => (k -> a -> t b) -> Map k a -> t (Map k b)
traverseWithKey f = go
  where
    go Tip = pure Tip
    go (Bin 1 k v _ _) = fmap (\ !v' -> Bin 1 k v' Tip Tip) (f k v)
    go (Bin s k v l r) = liftA2 (\l' !v' r' -> Bin s k v' l' r') (go l) (f k v) <*> go r

mapAccum :: (a -> b -> (a, c)) -> a -> Map k b -> (a, Map k c)
mapAccum f = mapAccumWithKey (\a _ x -> f a x)

mapAccumWithKey :: (a -> k -> b -> (a, c)) -> a -> Map k b -> (a, Map k c)
mapAccumWithKey _ a Tip = (a, Tip)
mapAccumWithKey f a (Bin sx kx x l r) =
  let (a1, l') = mapAccumWithKey f a l
      (a2, x') = f a1 kx x
      (a3, r') = mapAccumWithKey f a2 r
  in x' `seq` (a3, Bin sx kx x' l' r')

mapAccumRWithKey :: (a -> k -> b -> (a, c)) -> a -> Map k b -> (a, Map k c)
mapAccumRWithKey _ a Tip = (a, Tip)
mapAccumRWithKey f a (Bin sx kx x l r) =
  let (a1, r') = mapAccumRWithKey f a r
      (a2, x') = f a1 kx x
      (a3, l') = mapAccumRWithKey f a2 l
  in x' `seq` (a3, Bin sx kx x' l' r')

mapKeysWith :: Ord k2 => (a -> a -> a) -> (k1 -> k2) -> Map k1 a -> Map k2 a
mapKeysWith c f m = fromListWith c (foldrWithKey (\k x xs -> (f k, x) : xs) [] m)

-- Lists and sets -------------------------------------------------------------------------------

fromSet :: (k -> a) -> Set.Set k -> Map k a
fromSet _ Set.Tip = Tip
fromSet f (Set.Bin sz x l r) = let !v = f x in Bin sz x v (fromSet f l) (fromSet f r)

-- | Linear where the list starts ascending.
fromList :: Ord k => [(k, a)] -> Map k a
fromList [] = Tip
fromList xs@((k0, _) : rest0) = case ascending 1 k0 rest0 of
  Run n rest -> List.foldl' (\t (k, x) -> insert k x t) (fromDistinctAscListN n xs) rest

fromListWith :: Ord k => (a -> a -> a) -> [(k, a)] -> Map k a
fromListWith f = List.foldl' (\t (k, x) -> insertWith f k x t) empty

fromListWithKey :: Ord k => (k -> a -> a -> a) -> [(k, a)] -> Map k a
fromListWithKey f = List.foldl' (\t (k, x) -> insertWithKey f k x t) empty

fromAscList :: Eq k => [(k, a)] -> Map k a
fromAscList = fromAscListWithKey (\_ x _ -> x)

fromAscListWith :: Eq k => (a -> a -> a) -> [(k, a)] -> Map k a
fromAscListWith f = fromAscListWithKey (\_ x y -> f x y)

fromAscListWithKey :: Eq k => (k -> a -> a -> a) -> [(k, a)] -> Map k a
fromAscListWithKey f xs = fromDistinctAscList (combineEq f xs)

fromDescList :: Eq k => [(k, a)] -> Map k a
fromDescList = fromDescListWithKey (\_ x _ -> x)

fromDescListWith :: Eq k => (a -> a -> a) -> [(k, a)] -> Map k a
fromDescListWith f = fromDescListWithKey (\_ x y -> f x y)

fromDescListWithKey :: Eq k => (k -> a -> a -> a) -> [(k, a)] -> Map k a
fromDescListWithKey f xs = fromDistinctDescList (combineEq f xs)

-- | Joins runs of entries with equal keys, evaluating what the function gives.
combineEq :: Eq k => (k -> a -> a -> a) -> [(k, a)] -> [(k, a)]
combineEq _ [] = []
combineEq f (x0 : xs0) = go x0 xs0
  where
    go z [] = [z]
    go z@(kz, zz) (x@(kx, xx) : xs)
      | kx == kz = let !yy = f kx xx zz in go (kx, yy) xs
      | otherwise = z : go x xs

fromDistinctAscList :: [(k, a)] -> Map k a
fromDistinctAscList xs = fromDistinctAscListN (length xs) xs

-- | From the first entries of a list: perfect trees as large as can be, the larger ones to the left, linked.
fromDistinctAscListN :: Int -> [(k, a)] -> Map k a
fromDistinctAscListN 0 _ = Tip
fromDistinctAscListN n0 xs0 = case build full xs0 of
    Built l ((k, !x) : rest) -> link k x l (fromDistinctAscListN (n0 - full - 1) rest)
    Built l [] -> l
  where
    build 0 xs = Built Tip xs
    build n xs = case build half xs of
        Built l ((k, !x) : xs') -> case build (n - half - 1) xs' of
          Built r xs'' -> Built (Bin n k x l r) xs''
        Built l [] -> Built l []
      where half = n `quot` 2
    full = until (\m -> 2 * m + 2 > n0) (\m -> 2 * m + 1) 0

fromDistinctDescList :: [(k, a)] -> Map k a
fromDistinctDescList xs = fromDistinctAscList (reverse xs)

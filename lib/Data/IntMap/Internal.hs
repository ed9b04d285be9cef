{-# LANGUAGE BangPatterns, TypeFamilies #-}
-- | Maps from Ints as big-endian Patricia tries (Data.Containers.Patricia), lazy in values. No branch
-- has an empty side. Imported through Data.IntMap and Data.IntMap.Lazy; Data.IntMap.Strict.Internal
-- adds what evaluates values.
module Data.IntMap.Internal where

import Data.Containers.Patricia
import Data.Data
import qualified Data.Foldable as Foldable
import Data.Functor.Classes
import qualified Data.IntSet.Internal as IntSet
import qualified Data.List as List
import Data.Semigroup.Internal (stimesIdempotentMonoid)
import GHC.Base (Applicative(..), Semigroup(..))
import GHC.Exception (libraryError)
import GHC.Exts (IsList(Item))
import qualified GHC.Exts as Exts
import Prelude hiding (Applicative(..), filter, foldl, foldr, lookup, map, null)
import Text.Read (Lexeme(Ident), Read(..), lexP, parens, prec, readListPrecDefault)

failed :: String -> String -> a
failed = libraryError "containers/containers/src" "containers-0.6.4.1" "Data.IntMap.Internal"

infixl 9 !, !?, \\

data IntMap a
  = Bin {-# UNPACK #-} !Prefix {-# UNPACK #-} !Mask !(IntMap a) !(IntMap a)
  | Tip {-# UNPACK #-} !Key a
  | Nil

-- Instances ------------------------------------------------------------------------------------

instance IsList (IntMap a) where
  type Item (IntMap a) = (Key, a)
  fromList = fromList
  toList = toList

-- IntMaps are abstract: they are made of lists by `fromList`.
instance Data a => Data (IntMap a) where
  gfoldl f z t = z fromList `f` toList t
  gunfold k z _ = k (z fromList)
  toConstr _ = indexConstr intMapDataType 1
  dataTypeOf _ = intMapDataType
  dataCast1 f = gcast1 f

intMapDataType :: DataType
intMapDataType = derivedDataType "Data.IntMap.Internal.IntMap" [("fromList", [], False)]

instance Semigroup (IntMap a) where
  (<>) = union
  stimes = stimesIdempotentMonoid

instance Monoid (IntMap a) where
  mempty = empty
  mconcat = unions

instance Functor IntMap where
  fmap = map
  a <$ m = map (const a) m

instance Foldable.Foldable IntMap where
  fold = foldMapWithKey (\_ x -> x)
  foldMap f = foldMapWithKey (\_ x -> f x)
  foldr = foldr
  foldl = foldl
  foldr' = foldr'
  foldl' = foldl'
  length = size
  null = null
  toList = elems
  elem x = foldr (\y rest -> x == y || rest) False
  maximum = best "483:23" "maximum" max
  minimum = best "494:23" "minimum" min
  sum = foldl' (+) 0
  product = foldl' (*) 1

-- | Folds with a choice of two values; the name is for the failure of an empty map.
best :: String -> String -> (a -> a -> a) -> IntMap a -> a
best place name choose t = case minView t of
  Nothing -> failed place ("Data.Foldable." ++ name ++ " (for Data.IntMap): empty map")
  Just (x, t') -> foldl' choose x t'

instance Traversable IntMap where
  traverse f = traverseWithKey (\_ x -> f x)

instance Eq a => Eq (IntMap a) where
  (==) = liftEq (==)

-- Maps with equal keys have equal tries.
instance Eq1 IntMap where
  liftEq eq = go
    where
      go (Bin p1 m1 l1 r1) (Bin p2 m2 l2 r2) = m1 == m2 && p1 == p2 && go l1 l2 && go r1 r2
      go (Tip kx x) (Tip ky y) = kx == ky && eq x y
      go Nil Nil = True
      go _ _ = False

instance Ord a => Ord (IntMap a) where
  compare m1 m2 = compare (toList m1) (toList m2)

instance Ord1 IntMap where
  liftCompare cmp m n = liftCompare (liftCompare cmp) (toList m) (toList n)

instance Show a => Show (IntMap a) where
  showsPrec d m = showParen (d > 10) (showString "fromList " . shows (toList m))

instance Show1 IntMap where
  liftShowsPrec sp sl d m = showsUnaryWith (liftShowsPrec sp' sl') "fromList" d (toList m)
    where
      sp' = liftShowsPrec sp sl
      sl' = liftShowList sp sl

instance Read e => Read (IntMap e) where
  readPrec = parens (prec 10 (do
    Ident "fromList" <- lexP
    xs <- readPrec
    return (fromList xs)))
  readListPrec = readListPrecDefault

instance Read1 IntMap where
  liftReadsPrec rp rl = readsData (readsUnaryWith (liftReadsPrec rp' rl') "fromList" fromList)
    where
      rp' = liftReadsPrec rp rl
      rl' = liftReadList rp rl

-- Query ----------------------------------------------------------------------------------------

null :: IntMap a -> Bool
null Nil = True
null _ = False

size :: IntMap a -> Int
size = go 0
  where
    go !acc (Bin _ _ l r) = go (go acc l) r
    go acc (Tip _ _) = acc + 1
    go acc Nil = acc

lookup :: Key -> IntMap a -> Maybe a
lookup !k = go
  where
    go (Bin _ m l r)
      | zero k m = go l
      | otherwise = go r
    go (Tip kx x)
      | k == kx = Just x
      | otherwise = Nothing
    go Nil = Nothing

member :: Key -> IntMap a -> Bool
member !k = go
  where
    go (Bin _ m l r)
      | zero k m = go l
      | otherwise = go r
    go (Tip kx _) = k == kx
    go Nil = False

notMember :: Key -> IntMap a -> Bool
notMember k m = not (member k m)

(!) :: IntMap a -> Key -> a
(!) m !k = go m
  where
    go (Bin _ m' l r)
      | zero k m' = go l
      | otherwise = go r
    go (Tip kx x) | k == kx = x
    go _ = failed "619:17" ("IntMap.!: key " ++ show k ++ " is not an element of the map")

(!?) :: IntMap a -> Key -> Maybe a
m !? k = lookup k m

findWithDefault :: a -> Key -> IntMap a -> a
findWithDefault def !k = go
  where
    go (Bin _ m l r)
      | zero k m = go l
      | otherwise = go r
    go (Tip kx x) | k == kx = x
    go _ = def

-- | The entry with the largest key below the given one.
lookupLT :: Key -> IntMap a -> Maybe (Key, a)
lookupLT !k t = case t of
    Bin _ m l r | m < 0 -> if k >= 0 then go r l else go Nil r
    _ -> go Nil t
  where
    -- the first map is where to look when nothing here is below
    go def (Bin p m l r)
      | nomatch k p m = if k < p then lookupMax def else lookupMax r
      | zero k m = go def l
      | otherwise = go l r
    go def (Tip ky y)
      | k <= ky = lookupMax def
      | otherwise = Just (ky, y)
    go def Nil = lookupMax def

-- | The entry with the smallest key above the given one.
lookupGT :: Key -> IntMap a -> Maybe (Key, a)
lookupGT !k t = case t of
    Bin _ m l r | m < 0 -> if k >= 0 then go Nil l else go l r
    _ -> go Nil t
  where
    go def (Bin p m l r)
      | nomatch k p m = if k < p then lookupMin l else lookupMin def
      | zero k m = go r l
      | otherwise = go def r
    go def (Tip ky y)
      | k >= ky = lookupMin def
      | otherwise = Just (ky, y)
    go def Nil = lookupMin def

lookupLE :: Key -> IntMap a -> Maybe (Key, a)
lookupLE k t = case lookup k t of
  Just x -> Just (k, x)
  Nothing -> lookupLT k t

lookupGE :: Key -> IntMap a -> Maybe (Key, a)
lookupGE k t = case lookup k t of
  Just x -> Just (k, x)
  Nothing -> lookupGT k t

-- Deletion -------------------------------------------------------------------------------------

empty :: IntMap a
empty = Nil

delete :: Key -> IntMap a -> IntMap a
delete !k = go
  where
    go t@(Bin p m l r)
      | nomatch k p m = t
      | zero k m = bin p m (go l) r
      | otherwise = bin p m l (go r)
    go t@(Tip kx _)
      | k == kx = Nil
      | otherwise = t
    go Nil = Nil

-- Construction ---------------------------------------------------------------------------------

singleton :: Key -> a -> IntMap a
singleton k x = Tip k x

insert :: Key -> a -> IntMap a -> IntMap a
insert !k x = go
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
updateLookupWithKey f !k t = (lookup k t, updateWithKey f k t)

-- | A leaf, if there is a value.
leaf :: Key -> Maybe a -> IntMap a
leaf _ Nothing = Nil
leaf k (Just x) = Tip k x

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
    go Nil = failed "2174:16" "updateMinWithKey Nil"

updateMaxWithKey :: (Key -> a -> Maybe a) -> IntMap a -> IntMap a
updateMaxWithKey f t = case t of
    Bin p m l r | m < 0 -> bin p m (go l) r
    _ -> go t
  where
    go (Bin p m l r) = bin p m l (go r)
    go (Tip k x) = leaf k (f k x)
    go Nil = failed "2190:16" "updateMaxWithKey Nil"

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
  Tip k x -> let (a', x') = f a k x in (a', Tip k x')
  Bin p m l r
    | m < 0 ->
        let (a1, r') = mapAccumWithKey f a r
            (a2, l') = mapAccumWithKey f a1 l
        in (a2, Bin p m l' r')
    | otherwise ->
        let (a1, l') = mapAccumWithKey f a l
            (a2, r') = mapAccumWithKey f a1 r
        in (a2, Bin p m l' r')

mapAccumRWithKey :: (a -> Key -> b -> (a, c)) -> a -> IntMap b -> (a, IntMap c)
mapAccumRWithKey f a t = case t of
  Nil -> (a, Nil)
  Tip k x -> let (a', x') = f a k x in (a', Tip k x')
  Bin p m l r
    | m < 0 ->
        let (a1, l') = mapAccumRWithKey f a l
            (a2, r') = mapAccumRWithKey f a1 r
        in (a2, Bin p m l' r')
    | otherwise ->
        let (a1, r') = mapAccumRWithKey f a r
            (a2, l') = mapAccumRWithKey f a1 l
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
fromAscList = fromList

fromAscListWith :: (a -> a -> a) -> [(Key, a)] -> IntMap a
fromAscListWith = fromListWith

fromAscListWithKey :: (Key -> a -> a -> a) -> [(Key, a)] -> IntMap a
fromAscListWithKey = fromListWithKey

fromDistinctAscList :: [(Key, a)] -> IntMap a
fromDistinctAscList = fromList

mapKeys :: (Key -> Key) -> IntMap a -> IntMap a
mapKeys f m = fromList (foldrWithKey (\k x xs -> (f k, x) : xs) [] m)

-- | The function must be increasing.
mapKeysMonotonic :: (Key -> Key) -> IntMap a -> IntMap a
mapKeysMonotonic = mapKeys

elems :: IntMap a -> [a]
elems = foldr (:) []

keys :: IntMap a -> [Key]
keys = foldrWithKey (\k _ ks -> k : ks) []

assocs :: IntMap a -> [(Key, a)]
assocs = toAscList

toList :: IntMap a -> [(Key, a)]
toList = toAscList

toAscList :: IntMap a -> [(Key, a)]
toAscList = foldrWithKey (\k x xs -> (k, x) : xs) []

toDescList :: IntMap a -> [(Key, a)]
toDescList = foldlWithKey (\xs k x -> (k, x) : xs) []

keysSet :: IntMap a -> IntSet.IntSet
keysSet t = IntSet.fromList (keys t)

-- Plain set operations -------------------------------------------------------------------------

unions :: Foldable.Foldable f => f (IntMap a) -> IntMap a
unions = Foldable.foldl' union empty

-- | Entries of the first are preferred.
union :: IntMap a -> IntMap a -> IntMap a
union = merge (\k x _ -> Tip k x) id id

difference :: IntMap a -> IntMap b -> IntMap a
difference = merge (\_ _ _ -> Nil) id (const Nil)

(\\) :: IntMap a -> IntMap b -> IntMap a
m1 \\ m2 = difference m1 m2

-- | The entries are those of the first.
intersection :: IntMap a -> IntMap b -> IntMap a
intersection = merge (\k x _ -> Tip k x) (const Nil) (const Nil)

disjoint :: IntMap a -> IntMap b -> Bool
disjoint t1@(Bin p1 m1 l1 r1) t2@(Bin p2 m2 l2 r2)
  | shorter m1 m2 = nomatch p2 p1 m1 || disjoint (if zero p2 m1 then l1 else r1) t2
  | shorter m2 m1 = nomatch p1 p2 m2 || disjoint t1 (if zero p1 m2 then l2 else r2)
  | p1 == p2 = disjoint l1 l2 && disjoint r1 r2
  | otherwise = True
disjoint (Tip k _) t = notMember k t
disjoint t (Tip k _) = notMember k t
disjoint _ _ = True

-- | The entries whose keys are not in the set.
withoutKeys :: IntMap a -> IntSet.IntSet -> IntMap a
withoutKeys = among False

-- | The entries whose keys are in the set.
restrictKeys :: IntMap a -> IntSet.IntSet -> IntMap a
restrictKeys = among True

-- | Parts of either tree in which the other one has nothing are not walked. A tip of a set holds the keys that differ in the last six bits.
among :: Bool -> IntMap a -> IntSet.IntSet -> IntMap a
among inside = go
  where
    go t@(Bin p m l r) s = case s of
      IntSet.Bin p2 m2 l2 r2
        | shorter m m2 -> down p2
        | shorter m2 m -> if nomatch p p2 m2 then rest t else go t (if zero p m2 then l2 else r2)
        | p == p2 -> bin p m (go l l2) (go r r2)
        | otherwise -> rest t
      IntSet.Tip p2 _
        | shorter m 32 -> down p2
        | otherwise -> filterWithKey (\k _ -> IntSet.member k s == inside) t
      IntSet.Nil -> rest t
      where
        down k
          | nomatch k p m = rest t
          | zero k m = bin p m (go l s) (rest r)
          | otherwise = bin p m (rest l) (go r s)
    go t@(Tip k _) s
      | IntSet.member k s == inside = t
    go _ _ = Nil
    rest t = if inside then Nil else t

-- | The entries of the second whose values are keys of the first, with the values these lead to.
compose :: IntMap c -> IntMap Int -> IntMap c
compose bc ab
  | null bc = empty
  | otherwise = mapMaybe (\b -> lookup b bc) ab

isSubmapOf :: Eq a => IntMap a -> IntMap a -> Bool
isSubmapOf = isSubmapOfBy (==)

isSubmapOfBy :: (a -> b -> Bool) -> IntMap a -> IntMap b -> Bool
isSubmapOfBy p m n = foldrWithKey inside True m
  where
    inside k x rest = case lookup k n of
      Nothing -> False
      Just y -> p x y && rest

isProperSubmapOf :: Eq a => IntMap a -> IntMap a -> Bool
isProperSubmapOf = isProperSubmapOfBy (==)

isProperSubmapOfBy :: (a -> b -> Bool) -> IntMap a -> IntMap b -> Bool
isProperSubmapOfBy p m n = isSubmapOfBy p m n && size m < size n

-- Filter ---------------------------------------------------------------------------------------

filter :: (a -> Bool) -> IntMap a -> IntMap a
filter p = filterWithKey (\_ x -> p x)

filterWithKey :: (Key -> a -> Bool) -> IntMap a -> IntMap a
filterWithKey q = go
  where
    go (Bin p m l r) = bin p m (go l) (go r)
    go t@(Tip k x)
      | q k x = t
      | otherwise = Nil
    go Nil = Nil

partition :: (a -> Bool) -> IntMap a -> (IntMap a, IntMap a)
partition p = partitionWithKey (\_ x -> p x)

partitionWithKey :: (Key -> a -> Bool) -> IntMap a -> (IntMap a, IntMap a)
partitionWithKey q t0 = case go t0 of Both a b -> (a, b)
  where
    go (Bin p m l r) = case go l of
      Both l1 l2 -> case go r of
        Both r1 r2 -> Both (bin p m l1 r1) (bin p m l2 r2)
    go t@(Tip k x)
      | q k x = Both t Nil
      | otherwise = Both Nil t
    go Nil = Both Nil Nil

-- | The entries with keys below and above.
split :: Key -> IntMap a -> (IntMap a, IntMap a)
split k t = case splitLookup k t of (lt, _, gt) -> (lt, gt)

-- | `split`, with the value at the key.
splitLookup :: Key -> IntMap a -> (IntMap a, Maybe a, IntMap a)
splitLookup !k t = case t of
    Bin p m l r
      | m < 0 ->
          if k >= 0
            then case go l of (lt, found, gt) -> let !lt' = bin p m lt r in (lt', found, gt)
            else case go r of (lt, found, gt) -> let !gt' = bin p m l gt in (lt, found, gt')
    _ -> go t
  where
    go t'@(Bin p m l r)
      | nomatch k p m = if k > p then (t', Nothing, Nil) else (Nil, Nothing, t')
      | zero k m = case go l of (lt, found, gt) -> let !gt' = bin p m gt r in (lt, found, gt')
      | otherwise = case go r of (lt, found, gt) -> let !lt' = bin p m l lt in (lt', found, gt)
    go t'@(Tip ky y)
      | k > ky = (t', Nothing, Nil)
      | k < ky = (Nil, Nothing, t')
      | otherwise = (Nil, Just y, Nil)
    go Nil = (Nil, Nothing, Nil)

splitRoot :: IntMap a -> [IntMap a]
splitRoot Nil = []
splitRoot t@Tip {} = [t]
splitRoot (Bin _ m l r)
  | m < 0 = [r, l]
  | otherwise = [l, r]

-- Minimum and maximum --------------------------------------------------------------------------

lookupMin :: IntMap a -> Maybe (Key, a)
lookupMin t = case t of
    Bin _ m _ r | m < 0 -> go r
    _ -> go t
  where
    go (Bin _ _ l _) = go l
    go (Tip k x) = Just (k, x)
    go Nil = Nothing

lookupMax :: IntMap a -> Maybe (Key, a)
lookupMax t = case t of
    Bin _ m l _ | m < 0 -> go l
    _ -> go t
  where
    go (Bin _ _ _ r) = go r
    go (Tip k x) = Just (k, x)
    go Nil = Nothing

findMin :: IntMap a -> (Key, a)
findMin t = case lookupMin t of
  Just r -> r
  Nothing -> failed "2313:17" "findMin: empty map has no minimal element"

findMax :: IntMap a -> (Key, a)
findMax t = case lookupMax t of
  Just r -> r
  Nothing -> failed "2331:17" "findMax: empty map has no maximal element"

deleteMin :: IntMap a -> IntMap a
deleteMin t = maybe Nil snd (minView t)

deleteMax :: IntMap a -> IntMap a
deleteMax t = maybe Nil snd (maxView t)

deleteFindMin :: IntMap a -> ((Key, a), IntMap a)
deleteFindMin t = case minViewWithKey t of
  Just res -> res
  Nothing -> (failed "2295:28" "deleteFindMin: empty map has no minimal element", empty)

deleteFindMax :: IntMap a -> ((Key, a), IntMap a)
deleteFindMax t = case maxViewWithKey t of
  Just res -> res
  Nothing -> (failed "2289:28" "deleteFindMax: empty map has no maximal element", empty)

minView :: IntMap a -> Maybe (a, IntMap a)
minView t = fmap (\((_, x), t') -> (x, t')) (minViewWithKey t)

maxView :: IntMap a -> Maybe (a, IntMap a)
maxView t = fmap (\((_, x), t') -> (x, t')) (maxViewWithKey t)

minViewWithKey :: IntMap a -> Maybe ((Key, a), IntMap a)
minViewWithKey t = case t of
    Nil -> Nothing
    Bin p m l r | m < 0 -> case go r of View k x r' -> Just ((k, x), bin p m l r')
    _ -> case go t of View k x t' -> Just ((k, x), t')
  where
    go (Bin p m l r) = case go l of View k x l' -> View k x (bin p m l' r)
    go (Tip k x) = View k x Nil
    go Nil = error "minViewWithKey: a branch of a map from Ints is empty"

maxViewWithKey :: IntMap a -> Maybe ((Key, a), IntMap a)
maxViewWithKey t = case t of
    Nil -> Nothing
    Bin p m l r | m < 0 -> case go l of View k x l' -> Just ((k, x), bin p m l' r)
    _ -> case go t of View k x t' -> Just ((k, x), t')
  where
    go (Bin p m l r) = case go r of View k x r' -> View k x (bin p m l r')
    go (Tip k x) = View k x Nil
    go Nil = error "maxViewWithKey: a branch of a map from Ints is empty"

-- | An entry and the others.
data View a = View {-# UNPACK #-} !Key a !(IntMap a)

-- Folds ----------------------------------------------------------------------------------------

foldr :: (a -> b -> b) -> b -> IntMap a -> b
foldr f = foldrWithKey (\_ x z -> f x z)

foldl :: (a -> b -> a) -> a -> IntMap b -> a
foldl f = foldlWithKey (\z _ x -> f z x)

foldr' :: (a -> b -> b) -> b -> IntMap a -> b
foldr' f = foldrWithKey' (\_ x z -> f x z)

foldl' :: (a -> b -> a) -> a -> IntMap b -> a
foldl' f = foldlWithKey' (\z _ x -> f z x)

foldrWithKey :: (Key -> a -> b -> b) -> b -> IntMap a -> b
foldrWithKey f z t = case t of
    Bin _ m l r | m < 0 -> go (go z l) r
    _ -> go z t
  where
    go z' (Bin _ _ l r) = go (go z' r) l
    go z' (Tip k x) = f k x z'
    go z' Nil = z'

foldlWithKey :: (a -> Key -> b -> a) -> a -> IntMap b -> a
foldlWithKey f z t = case t of
    Bin _ m l r | m < 0 -> go (go z r) l
    _ -> go z t
  where
    go z' (Bin _ _ l r) = go (go z' l) r
    go z' (Tip k x) = f z' k x
    go z' Nil = z'

foldrWithKey' :: (Key -> a -> b -> b) -> b -> IntMap a -> b
foldrWithKey' f z t = case t of
    Bin _ m l r | m < 0 -> let !z' = go z l in go z' r
    _ -> go z t
  where
    go !z' (Bin _ _ l r) = let !z'' = go z' r in go z'' l
    go z' (Tip k x) = f k x z'
    go z' Nil = z'

foldlWithKey' :: (a -> Key -> b -> a) -> a -> IntMap b -> a
foldlWithKey' f z t = case t of
    Bin _ m l r | m < 0 -> let !z' = go z r in go z' l
    _ -> go z t
  where
    go !z' (Bin _ _ l r) = let !z'' = go z' l in go z'' r
    go z' (Tip k x) = f z' k x
    go z' Nil = z'

foldMapWithKey :: Monoid m => (Key -> a -> m) -> IntMap a -> m
foldMapWithKey f = go
  where
    go Nil = mempty
    go (Tip k x) = f k x
    go (Bin _ m l r)
      | m < 0 = go r `mappend` go l
      | otherwise = go l `mappend` go r

-- Building -------------------------------------------------------------------------------------

-- | Two maps.
data Both a b = Both !(IntMap a) !(IntMap b)

-- | Combines two tries: leaves with equal keys by the first function, subtries that only one has by
-- the second and third.
merge
  :: (Key -> a -> b -> IntMap c) -> (IntMap a -> IntMap c) -> (IntMap b -> IntMap c) -> IntMap a -> IntMap b -> IntMap c
merge both only1 only2 = go
  where
    go t1@(Bin p1 m1 l1 r1) t2@(Bin p2 m2 l2 r2)
      | shorter m1 m2 = if nomatch p2 p1 m1 then linkMaybe p1 (only1 t1) p2 (only2 t2)
          else if zero p2 m1 then bin p1 m1 (go l1 t2) (only1 r1)
          else bin p1 m1 (only1 l1) (go r1 t2)
      | shorter m2 m1 = if nomatch p1 p2 m2 then linkMaybe p1 (only1 t1) p2 (only2 t2)
          else if zero p1 m2 then bin p2 m2 (go t1 l2) (only2 r2)
          else bin p2 m2 (only2 l2) (go t1 r2)
      | p1 == p2 = bin p1 m1 (go l1 l2) (go r1 r2)
      | otherwise = linkMaybe p1 (only1 t1) p2 (only2 t2)
    go t1@Bin {} t2@(Tip k2 x2) = into2 t1
      where
        into2 t@(Bin p m l r)
          | nomatch k2 p m = linkMaybe p (only1 t) k2 (only2 t2)
          | zero k2 m = bin p m (into2 l) (only1 r)
          | otherwise = bin p m (only1 l) (into2 r)
        into2 t@(Tip k1 x1)
          | k1 == k2 = both k1 x1 x2
          | otherwise = linkMaybe k1 (only1 t) k2 (only2 t2)
        into2 Nil = only2 t2
    go t1@Bin {} Nil = only1 t1
    go t1@(Tip k1 x1) t2 = into1 t2
      where
        into1 t@(Bin p m l r)
          | nomatch k1 p m = linkMaybe k1 (only1 t1) p (only2 t)
          | zero k1 m = bin p m (into1 l) (only2 r)
          | otherwise = bin p m (only2 l) (into1 r)
        into1 t@(Tip k2 x2)
          | k1 == k2 = both k1 x1 x2
          | otherwise = linkMaybe k1 (only1 t1) k2 (only2 t)
        into1 Nil = only1 t1
    go Nil t2 = only2 t2

-- | Joins two tries with different prefixes, of which any may be empty.
linkMaybe :: Prefix -> IntMap a -> Prefix -> IntMap a -> IntMap a
linkMaybe _ Nil _ t2 = t2
linkMaybe _ t1 _ Nil = t1
linkMaybe p1 t1 p2 t2 = link p1 t1 p2 t2

-- | Joins two tries with different prefixes.
link :: Prefix -> IntMap a -> Prefix -> IntMap a -> IntMap a
link p1 t1 p2 t2
  | zero p1 m = Bin p m t1 t2
  | otherwise = Bin p m t2 t1
  where
    !m = branchMask p1 p2
    !p = maskBits p1 m

-- | A branch whose sides may be empty.
bin :: Prefix -> Mask -> IntMap a -> IntMap a -> IntMap a
bin _ _ l Nil = l
bin _ _ Nil r = r
bin p m l r = Bin p m l r

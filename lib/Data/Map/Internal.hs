{-# LANGUAGE BangPatterns, RoleAnnotations, TypeFamilies #-}
-- | Maps as weight-balanced trees (see Data.Set.Internal), strict in keys, lazy in values. Imported
-- through Data.Map and Data.Map.Lazy; Data.Map.Strict.Internal adds what evaluates values.
module Data.Map.Internal where

import Data.Bifoldable (Bifoldable(..))
import Data.Data
import qualified Data.Foldable as Foldable
import Data.Functor.Classes
import qualified Data.List as List
import Data.Semigroup.Internal (stimesIdempotentMonoid)
import qualified Data.Set.Internal as Set
import GHC.Base (Applicative(..), Semigroup(..))
import GHC.Exception (libraryError)
import GHC.Exts (IsList(Item))
import qualified GHC.Exts as Exts
import Prelude hiding (Applicative(..), drop, filter, foldl, foldr, lookup, map, null, splitAt, take)
import Text.Read (Lexeme(Ident), Read(..), lexP, parens, prec, readListPrecDefault)

failed :: String -> String -> a
failed = libraryError "containers/containers/src" "containers-0.6.4.1" "Data.Map.Internal"

infixl 9 !, !?, \\

type Size = Int

data Map k a = Bin {-# UNPACK #-} !Size !k a !(Map k a) !(Map k a) | Tip
type role Map nominal representational

-- Instances ------------------------------------------------------------------------------------

instance Ord k => IsList (Map k a) where
  type Item (Map k a) = (k, a)
  fromList = fromList
  toList = toList

-- Maps are abstract: they are made of lists by `fromList`.
instance (Data k, Data a, Ord k) => Data (Map k a) where
  gfoldl f z t = z fromList `f` toList t
  gunfold k z _ = k (z fromList)
  toConstr _ = indexConstr mapDataType 1
  dataTypeOf _ = mapDataType
  dataCast2 f = gcast2 f

mapDataType :: DataType
mapDataType = derivedDataType "Data.Map.Internal.Map" [("fromList", [], False)]

instance Ord k => Monoid (Map k v) where
  mempty = empty
  mconcat = unions

instance Ord k => Semigroup (Map k v) where
  (<>) = union
  stimes = stimesIdempotentMonoid

instance Functor (Map k) where
  fmap = map
  a <$ m = map (const a) m

instance Foldable.Foldable (Map k) where
  fold = go
    where
      go Tip = mempty
      go (Bin 1 _ v _ _) = v
      go (Bin _ _ v l r) = go l `mappend` (v `mappend` go r)
  foldr = foldr
  foldl = foldl
  foldMap f = go
    where
      go Tip = mempty
      go (Bin 1 _ v _ _) = f v
      go (Bin _ _ v l r) = go l `mappend` (f v `mappend` go r)
  foldl' = foldl'
  foldr' = foldr'
  length = size
  null = null
  toList = elems
  elem = go
    where
      go !_ Tip = False
      go x (Bin _ _ v l r) = x == v || go x l || go x r
  maximum = start
    where
      start Tip = failed "4271:23" "Data.Foldable.maximum (for Data.Map): empty map"
      start (Bin _ _ v l r) = go (go v l) r
      go !m Tip = m
      go m (Bin _ _ v l r) = go (go (max m v) l) r
  minimum = start
    where
      start Tip = failed "4278:23" "Data.Foldable.minimum (for Data.Map): empty map"
      start (Bin _ _ v l r) = go (go v l) r
      go !m Tip = m
      go m (Bin _ _ v l r) = go (go (min m v) l) r
  sum = foldl' (+) 0
  product = foldl' (*) 1

instance Traversable (Map k) where
  traverse f = traverseWithKey (\_ x -> f x)

instance Bifoldable Map where
  bifoldr f g z = foldrWithKey (\k x acc -> f k (g x acc)) z
  bifoldl f g z = foldlWithKey (\acc k x -> g (f acc k) x) z
  bifoldMap f g t = foldMapWithKey (\k x -> f k <> g x) t

instance (Eq k, Eq a) => Eq (Map k a) where
  t1 == t2 = size t1 == size t2 && toAscList t1 == toAscList t2

instance (Ord k, Ord v) => Ord (Map k v) where
  compare m1 m2 = compare (toAscList m1) (toAscList m2)

instance (Show k, Show a) => Show (Map k a) where
  showsPrec d m = showParen (d > 10) (showString "fromList " . shows (toList m))

instance (Ord k, Read k, Read e) => Read (Map k e) where
  readPrec = parens (prec 10 (do
    Ident "fromList" <- lexP
    xs <- readPrec
    return (fromList xs)))
  readListPrec = readListPrecDefault

instance Eq2 Map where
  liftEq2 eqk eqv m n = size m == size n && liftEq (liftEq2 eqk eqv) (toList m) (toList n)

instance Eq k => Eq1 (Map k) where
  liftEq = liftEq2 (==)

instance Ord2 Map where
  liftCompare2 cmpk cmpv m n = liftCompare (liftCompare2 cmpk cmpv) (toList m) (toList n)

instance Ord k => Ord1 (Map k) where
  liftCompare = liftCompare2 compare

instance Show2 Map where
  liftShowsPrec2 spk slk spv slv d m = showsUnaryWith (liftShowsPrec sp sl) "fromList" d (toList m)
    where
      sp = liftShowsPrec2 spk slk spv slv
      sl = liftShowList2 spk slk spv slv

instance Show k => Show1 (Map k) where
  liftShowsPrec = liftShowsPrec2 showsPrec showList

instance (Ord k, Read k) => Read1 (Map k) where
  liftReadsPrec rp rl = readsData (readsUnaryWith (liftReadsPrec rp' rl') "fromList" fromList)
    where
      rp' = liftReadsPrec rp rl
      rl' = liftReadList rp rl

-- Query ----------------------------------------------------------------------------------------

null :: Map k a -> Bool
null Tip = True
null _ = False

size :: Map k a -> Int
size Tip = 0
size (Bin sz _ _ _ _) = sz
{-# INLINE size #-}

lookup :: Ord k => k -> Map k a -> Maybe a
lookup !k = go
  where
    go Tip = Nothing
    go (Bin _ kx x l r) = case compare k kx of
      LT -> go l
      GT -> go r
      EQ -> Just x

member :: Ord k => k -> Map k a -> Bool
member !k = go
  where
    go Tip = False
    go (Bin _ kx _ l r) = case compare k kx of
      LT -> go l
      GT -> go r
      EQ -> True

notMember :: Ord k => k -> Map k a -> Bool
notMember k m = not (member k m)

(!) :: Ord k => Map k a -> k -> a
(!) m !k = go m
  where
    go Tip = failed "633:17" "Map.!: given key is not an element in the map"
    go (Bin _ kx x l r) = case compare k kx of
      LT -> go l
      GT -> go r
      EQ -> x

(!?) :: Ord k => Map k a -> k -> Maybe a
m !? k = lookup k m

findWithDefault :: Ord k => a -> k -> Map k a -> a
findWithDefault def !k = go
  where
    go Tip = def
    go (Bin _ kx x l r) = case compare k kx of
      LT -> go l
      GT -> go r
      EQ -> x

-- | The entry with the largest key below the given one.
lookupLT :: Ord k => k -> Map k v -> Maybe (k, v)
lookupLT !k = goNothing
  where
    goNothing Tip = Nothing
    goNothing (Bin _ kx x l r)
      | k <= kx = goNothing l
      | otherwise = goJust kx x r
    goJust kb b Tip = Just (kb, b)
    goJust kb b (Bin _ kx x l r)
      | k <= kx = goJust kb b l
      | otherwise = goJust kx x r

-- | The entry with the smallest key above the given one.
lookupGT :: Ord k => k -> Map k v -> Maybe (k, v)
lookupGT !k = goNothing
  where
    goNothing Tip = Nothing
    goNothing (Bin _ kx x l r)
      | k < kx = goJust kx x l
      | otherwise = goNothing r
    goJust kb b Tip = Just (kb, b)
    goJust kb b (Bin _ kx x l r)
      | k < kx = goJust kx x l
      | otherwise = goJust kb b r

-- | The entry with the largest key not above the given one.
lookupLE :: Ord k => k -> Map k v -> Maybe (k, v)
lookupLE !k = goNothing
  where
    goNothing Tip = Nothing
    goNothing (Bin _ kx x l r) = case compare k kx of
      LT -> goNothing l
      EQ -> Just (kx, x)
      GT -> goJust kx x r
    goJust kb b Tip = Just (kb, b)
    goJust kb b (Bin _ kx x l r) = case compare k kx of
      LT -> goJust kb b l
      EQ -> Just (kx, x)
      GT -> goJust kx x r

-- | The entry with the smallest key not below the given one.
lookupGE :: Ord k => k -> Map k v -> Maybe (k, v)
lookupGE !k = goNothing
  where
    goNothing Tip = Nothing
    goNothing (Bin _ kx x l r) = case compare k kx of
      LT -> goJust kx x l
      EQ -> Just (kx, x)
      GT -> goNothing r
    goJust kb b Tip = Just (kb, b)
    goJust kb b (Bin _ kx x l r) = case compare k kx of
      LT -> goJust kx x l
      EQ -> Just (kx, x)
      GT -> goJust kb b r

-- Construction ---------------------------------------------------------------------------------

empty :: Map k a
empty = Tip

singleton :: k -> a -> Map k a
singleton k x = Bin 1 k x Tip Tip

-- | Key and value take the place of an entry with an equal key.
insert :: Ord k => k -> a -> Map k a -> Map k a
insert !kx x = go
  where
    go Tip = Bin 1 kx x Tip Tip
    go (Bin sz ky y l r) = case compare kx ky of
      LT -> balanceL ky y (go l) r
      GT -> balanceR ky y l (go r)
      EQ -> Bin sz kx x l r

-- | `insert` that keeps an entry with an equal key.
insertR :: Ord k => k -> a -> Map k a -> Map k a
insertR !kx x = go
  where
    go Tip = Bin 1 kx x Tip Tip
    go t@(Bin _ ky y l r) = case compare kx ky of
      LT -> balanceL ky y (go l) r
      GT -> balanceR ky y l (go r)
      EQ -> t

insertWith :: Ord k => (a -> a -> a) -> k -> a -> Map k a -> Map k a
insertWith f !kx x = go
  where
    go Tip = Bin 1 kx x Tip Tip
    go (Bin sz ky y l r) = case compare kx ky of
      LT -> balanceL ky y (go l) r
      GT -> balanceR ky y l (go r)
      EQ -> Bin sz kx (f x y) l r

-- | `insertWith` with the arguments of the function swapped; keeps the old key.
insertWithR :: Ord k => (a -> a -> a) -> k -> a -> Map k a -> Map k a
insertWithR f !kx x = go
  where
    go Tip = Bin 1 kx x Tip Tip
    go (Bin sz ky y l r) = case compare kx ky of
      LT -> balanceL ky y (go l) r
      GT -> balanceR ky y l (go r)
      EQ -> Bin sz ky (f y x) l r

insertWithKey :: Ord k => (k -> a -> a -> a) -> k -> a -> Map k a -> Map k a
insertWithKey f kx = insertWith (f kx) kx

-- | `insertWithR` with the key.
insertWithKeyR :: Ord k => (k -> a -> a -> a) -> k -> a -> Map k a -> Map k a
insertWithKeyR f !kx x = go
  where
    go Tip = Bin 1 kx x Tip Tip
    go (Bin sz ky y l r) = case compare kx ky of
      LT -> balanceL ky y (go l) r
      GT -> balanceR ky y l (go r)
      EQ -> Bin sz ky (f ky y x) l r

-- | `insertWithKey`, with the old value.
insertLookupWithKey :: Ord k => (k -> a -> a -> a) -> k -> a -> Map k a -> (Maybe a, Map k a)
insertLookupWithKey f !kx x t0 = case go t0 of Found found t -> (found, t)
  where
    go Tip = Found Nothing (Bin 1 kx x Tip Tip)
    go (Bin sz ky y l r) = case compare kx ky of
      LT -> case go l of Found found l' -> Found found (balanceL ky y l' r)
      GT -> case go r of Found found r' -> Found found (balanceR ky y l r')
      EQ -> Found (Just y) (Bin sz kx (f kx x y) l r)

-- | A map and what was found in it.
data Found k a b = Found !(Maybe b) !(Map k a)

-- Deletion, update -----------------------------------------------------------------------------

delete :: Ord k => k -> Map k a -> Map k a
delete !k = go
  where
    go Tip = Tip
    go (Bin _ kx x l r) = case compare k kx of
      LT -> balanceR kx x (go l) r
      GT -> balanceL kx x l (go r)
      EQ -> glue l r

adjust :: Ord k => (a -> a) -> k -> Map k a -> Map k a
adjust f = adjustWithKey (\_ x -> f x)

adjustWithKey :: Ord k => (k -> a -> a) -> k -> Map k a -> Map k a
adjustWithKey f !k = go
  where
    go Tip = Tip
    go (Bin sz kx x l r) = case compare k kx of
      LT -> Bin sz kx x (go l) r
      GT -> Bin sz kx x l (go r)
      EQ -> Bin sz kx (f kx x) l r

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
        Just x' -> Bin sz kx x' l r
        Nothing -> glue l r

-- | `updateWithKey`, with the new value, or the old one if that was deleted.
updateLookupWithKey :: Ord k => (k -> a -> Maybe a) -> k -> Map k a -> (Maybe a, Map k a)
updateLookupWithKey f !k t0 = case go t0 of Found found t -> (found, t)
  where
    go Tip = Found Nothing Tip
    go (Bin sz kx x l r) = case compare k kx of
      LT -> case go l of Found found l' -> Found found (balanceR kx x l' r)
      GT -> case go r of Found found r' -> Found found (balanceL kx x l r')
      EQ -> case f kx x of
        Just x' -> Found (Just x') (Bin sz kx x' l r)
        Nothing -> Found (Just x) (glue l r)

alter :: Ord k => (Maybe a -> Maybe a) -> k -> Map k a -> Map k a
alter f !k = go
  where
    go Tip = case f Nothing of
      Nothing -> Tip
      Just x -> Bin 1 k x Tip Tip
    go (Bin sz kx x l r) = case compare k kx of
      LT -> balance kx x (go l) r
      GT -> balance kx x l (go r)
      EQ -> case f (Just x) of
        Just x' -> Bin sz kx x' l r
        Nothing -> glue l r

alterF :: (Functor f, Ord k) => (Maybe a -> f (Maybe a)) -> k -> Map k a -> f (Map k a)
alterF f !k m = case lookup k m of
  Nothing -> fmap (\r -> case r of
    Nothing -> m
    Just x -> insert k x m) (f Nothing)
  found -> fmap (\r -> case r of
    Nothing -> delete k m
    Just x -> adjust (const x) k m) (f found)

-- Indexed --------------------------------------------------------------------------------------

findIndex :: Ord k => k -> Map k a -> Int
findIndex k m = case lookupIndex k m of
  Just i -> i
  Nothing -> failed "1463:23" "Map.findIndex: element is not in the map"

lookupIndex :: Ord k => k -> Map k a -> Maybe Int
lookupIndex !k = go 0
  where
    go !_ Tip = Nothing
    go i (Bin _ kx _ l r) = case compare k kx of
      LT -> go i l
      GT -> go (i + size l + 1) r
      EQ -> Just $! i + size l

elemAt :: Int -> Map k a -> (k, a)
elemAt !_ Tip = failed "1504:17" "Map.elemAt: index out of range"
elemAt i (Bin _ kx x l r) = case compare i sizeL of
    LT -> elemAt i l
    GT -> elemAt (i - sizeL - 1) r
    EQ -> (kx, x)
  where sizeL = size l

take :: Int -> Map k a -> Map k a
take i m
  | i >= size m = m
  | otherwise = go i m
  where
    go n _ | n <= 0 = Tip
    go !_ Tip = Tip
    go n (Bin _ kx x l r) = case compare n sizeL of
        LT -> go n l
        GT -> link kx x l (go (n - sizeL - 1) r)
        EQ -> l
      where sizeL = size l

drop :: Int -> Map k a -> Map k a
drop i m
  | i >= size m = Tip
  | otherwise = go i m
  where
    go n t | n <= 0 = t
    go !_ Tip = Tip
    go n (Bin _ kx x l r) = case compare n sizeL of
        LT -> link kx x (go n l) r
        GT -> go (n - sizeL - 1) r
        EQ -> insertMin kx x r
      where sizeL = size l

splitAt :: Int -> Map k a -> (Map k a, Map k a)
splitAt i m = (take i m, drop i m)

updateAt :: (k -> a -> Maybe a) -> Int -> Map k a -> Map k a
updateAt f !i t = case t of
  Tip -> failed "1595:12" "Map.updateAt: index out of range"
  Bin sz kx x l r -> case compare i sizeL of
      LT -> balanceR kx x (updateAt f i l) r
      GT -> balanceL kx x l (updateAt f (i - sizeL - 1) r)
      EQ -> case f kx x of
        Just x' -> Bin sz kx x' l r
        Nothing -> glue l r
    where sizeL = size l

deleteAt :: Int -> Map k a -> Map k a
deleteAt !i t = case t of
  Tip -> failed "1617:12" "Map.deleteAt: index out of range"
  Bin _ kx x l r -> case compare i sizeL of
      LT -> balanceR kx x (deleteAt i l) r
      GT -> balanceL kx x l (deleteAt (i - sizeL - 1) r)
      EQ -> glue l r
    where sizeL = size l

-- Minimum and maximum --------------------------------------------------------------------------

lookupMin :: Map k a -> Maybe (k, a)
lookupMin Tip = Nothing
lookupMin (Bin _ k x l _) = Just (leftmost k x l)

leftmost :: k -> a -> Map k a -> (k, a)
leftmost k x Tip = (k, x)
leftmost _ _ (Bin _ k x l _) = leftmost k x l

lookupMax :: Map k a -> Maybe (k, a)
lookupMax Tip = Nothing
lookupMax (Bin _ k x _ r) = Just (rightmost k x r)

rightmost :: k -> a -> Map k a -> (k, a)
rightmost k x Tip = (k, x)
rightmost _ _ (Bin _ k x _ r) = rightmost k x r

findMin :: Map k a -> (k, a)
findMin Tip = failed "1653:17" "Map.findMin: empty map has no minimal element"
findMin (Bin _ k x l _) = leftmost k x l

findMax :: Map k a -> (k, a)
findMax Tip = failed "1678:17" "Map.findMax: empty map has no maximal element"
findMax (Bin _ k x _ r) = rightmost k x r

deleteMin :: Map k a -> Map k a
deleteMin (Bin _ _ _ Tip r) = r
deleteMin (Bin _ kx x l r) = balanceR kx x (deleteMin l) r
deleteMin Tip = Tip

deleteMax :: Map k a -> Map k a
deleteMax (Bin _ _ _ l Tip) = l
deleteMax (Bin _ kx x l r) = balanceL kx x l (deleteMax r)
deleteMax Tip = Tip

updateMin :: (a -> Maybe a) -> Map k a -> Map k a
updateMin f = updateMinWithKey (\_ x -> f x)

updateMax :: (a -> Maybe a) -> Map k a -> Map k a
updateMax f = updateMaxWithKey (\_ x -> f x)

updateMinWithKey :: (k -> a -> Maybe a) -> Map k a -> Map k a
updateMinWithKey _ Tip = Tip
updateMinWithKey f (Bin sz kx x Tip r) = case f kx x of
  Nothing -> r
  Just x' -> Bin sz kx x' Tip r
updateMinWithKey f (Bin _ kx x l r) = balanceR kx x (updateMinWithKey f l) r

updateMaxWithKey :: (k -> a -> Maybe a) -> Map k a -> Map k a
updateMaxWithKey _ Tip = Tip
updateMaxWithKey f (Bin sz kx x l Tip) = case f kx x of
  Nothing -> l
  Just x' -> Bin sz kx x' l Tip
updateMaxWithKey f (Bin _ kx x l r) = balanceL kx x l (updateMaxWithKey f r)

minViewWithKey :: Map k a -> Maybe ((k, a), Map k a)
minViewWithKey Tip = Nothing
minViewWithKey (Bin _ k x l r) = case minViewSure k x l r of View km xm t -> Just ((km, xm), t)

maxViewWithKey :: Map k a -> Maybe ((k, a), Map k a)
maxViewWithKey Tip = Nothing
maxViewWithKey (Bin _ k x l r) = case maxViewSure k x l r of View km xm t -> Just ((km, xm), t)

minView :: Map k a -> Maybe (a, Map k a)
minView Tip = Nothing
minView (Bin _ k x l r) = case minViewSure k x l r of View _ xm t -> Just (xm, t)

maxView :: Map k a -> Maybe (a, Map k a)
maxView Tip = Nothing
maxView (Bin _ k x l r) = case maxViewSure k x l r of View _ xm t -> Just (xm, t)

deleteFindMin :: Map k a -> ((k, a), Map k a)
deleteFindMin t = case minViewWithKey t of
  Just res -> res
  Nothing -> (failed "3987:15" "Map.deleteFindMin: can not return the minimal element of an empty map", Tip)

deleteFindMax :: Map k a -> ((k, a), Map k a)
deleteFindMax t = case maxViewWithKey t of
  Just res -> res
  Nothing -> (failed "3997:15" "Map.deleteFindMax: can not return the maximal element of an empty map", Tip)

-- | An entry and the others.
data View k a = View !k a !(Map k a)

minViewSure :: k -> a -> Map k a -> Map k a -> View k a
minViewSure k x Tip r = View k x r
minViewSure k x (Bin _ kl xl ll lr) r = case minViewSure kl xl ll lr of
  View km xm l' -> View km xm (balanceR k x l' r)

maxViewSure :: k -> a -> Map k a -> Map k a -> View k a
maxViewSure k x l Tip = View k x l
maxViewSure k x l (Bin _ kr xr rl rr) = case maxViewSure kr xr rl rr of
  View km xm r' -> View km xm (balanceL k x l r')

-- Union ----------------------------------------------------------------------------------------

unions :: (Foldable.Foldable f, Ord k) => f (Map k a) -> Map k a
unions = Foldable.foldl' union empty

unionsWith :: (Foldable.Foldable f, Ord k) => (a -> a -> a) -> f (Map k a) -> Map k a
unionsWith f = Foldable.foldl' (unionWith f) empty

-- | Entries of the first are preferred.
union :: Ord k => Map k a -> Map k a -> Map k a
union t1 Tip = t1
union t1 (Bin 1 k x _ _) = insertR k x t1
union (Bin 1 k x _ _) t2 = insert k x t2
union Tip t2 = t2
union (Bin _ k1 x1 l1 r1) t2 = case splitS k1 t2 of
  Halves l2 r2 -> link k1 x1 (union l1 l2) (union r1 r2)

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
        Just x2 -> link k1 (f x1 x2) (go l1 l2) (go r1 r2)

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
        Just x2 -> link k1 (f k1 x1 x2) (go l1 l2) (go r1 r2)

-- Difference -----------------------------------------------------------------------------------

difference :: Ord k => Map k a -> Map k b -> Map k a
difference Tip _ = Tip
difference t1 Tip = t1
difference t1 (Bin _ k _ l2 r2) = case splitS k t1 of
  Halves l1 r1 -> case difference l1 l2 of
    l1l2 -> case difference r1 r2 of
      r1r2
        | size l1l2 + size r1r2 == size t1 -> t1
        | otherwise -> link2 l1l2 r1r2

(\\) :: Ord k => Map k a -> Map k b -> Map k a
m1 \\ m2 = difference m1 m2

-- | The entries whose keys are not in the set.
withoutKeys :: Ord k => Map k a -> Set.Set k -> Map k a
withoutKeys Tip _ = Tip
withoutKeys m Set.Tip = m
withoutKeys m (Set.Bin _ k ls rs) = case splitMember k m of
  (lm, found, rm) -> case withoutKeys lm ls of
    lm' -> case withoutKeys rm rs of
      rm'
        | not found && size lm' + size rm' == size m -> m
        | otherwise -> link2 lm' rm'

differenceWith :: Ord k => (a -> b -> Maybe a) -> Map k a -> Map k b -> Map k a
differenceWith f = differenceWithKey (\_ x y -> f x y)

differenceWithKey :: Ord k => (k -> a -> b -> Maybe a) -> Map k a -> Map k b -> Map k a
differenceWithKey f = mergeWithKey f id (const Tip)

-- Intersection ---------------------------------------------------------------------------------

-- | The entries are those of the first.
intersection :: Ord k => Map k a -> Map k b -> Map k a
intersection Tip _ = Tip
intersection _ Tip = Tip
intersection t1@(Bin _ k x l1 r1) t2 = case splitMember k t2 of
  (l2, found, r2) -> case intersection l1 l2 of
    l -> case intersection r1 r2 of
      r | not found -> link2 l r
        | size l == size l1 && size r == size r1 -> t1
        | otherwise -> link k x l r

-- | The entries whose keys are in the set.
restrictKeys :: Ord k => Map k a -> Set.Set k -> Map k a
restrictKeys Tip _ = Tip
restrictKeys _ Set.Tip = Tip
restrictKeys m@(Bin _ k x l1 r1) s = case Set.splitMember k s of
  (l2, found, r2) -> case restrictKeys l1 l2 of
    l -> case restrictKeys r1 r2 of
      r | not found -> link2 l r
        | size l == size l1 && size r == size r1 -> m
        | otherwise -> link k x l r

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
            Just x2 -> link k (f k x1 x2) l r
            Nothing -> link2 l r

disjoint :: Ord k => Map k a -> Map k b -> Bool
disjoint Tip _ = True
disjoint _ Tip = True
disjoint (Bin 1 k _ _ _) t = notMember k t
disjoint (Bin _ k _ l r) t = case splitMember k t of
  (lt, found, gt) -> not found && disjoint l lt && disjoint r gt

-- | The entries of the second whose values are keys of the first, with the values these lead to.
compose :: Ord b => Map b c -> Map a b -> Map a c
compose bc ab
  | null bc = empty
  | otherwise = mapMaybe (\b -> lookup b bc) ab

-- Merge ----------------------------------------------------------------------------------------

-- | Combines the entries with common keys by the first function, the others by the second and third.
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
            Nothing -> case g1 (singleton kx x) of
              Tip -> link2 l' r'
              Bin _ _ x' Tip Tip -> link kx x' l' r'
              _ -> error "mergeWithKey: Given function only1 does not fulfill required conditions (see documentation)"
            Just x2 -> case f kx x x2 of
              Nothing -> link2 l' r'
              Just x' -> link kx x' l' r'

-- Submaps --------------------------------------------------------------------------------------

isSubmapOf :: (Ord k, Eq a) => Map k a -> Map k a -> Bool
isSubmapOf = isSubmapOfBy (==)

isSubmapOfBy :: Ord k => (a -> b -> Bool) -> Map k a -> Map k b -> Bool
isSubmapOfBy f t1 t2 = size t1 <= size t2 && submap f t1 t2

isProperSubmapOf :: (Ord k, Eq a) => Map k a -> Map k a -> Bool
isProperSubmapOf = isProperSubmapOfBy (==)

isProperSubmapOfBy :: Ord k => (a -> b -> Bool) -> Map k a -> Map k b -> Bool
isProperSubmapOfBy f t1 t2 = size t1 < size t2 && submap f t1 t2

submap :: Ord k => (a -> b -> Bool) -> Map k a -> Map k b -> Bool
submap f = go
  where
    go Tip _ = True
    go _ Tip = False
    go (Bin 1 kx x _ _) t = case lookup kx t of
      Just y -> f x y
      Nothing -> False
    go (Bin _ kx x l r) t = case splitLookupS kx t of
      Parts lt found gt -> case found of
        Nothing -> False
        Just y -> f x y && size l <= size lt && size r <= size gt && go l lt && go r gt

-- Filter ---------------------------------------------------------------------------------------

filter :: (a -> Bool) -> Map k a -> Map k a
filter p = filterWithKey (\_ x -> p x)

filterWithKey :: (k -> a -> Bool) -> Map k a -> Map k a
filterWithKey p = go
  where
    go Tip = Tip
    go t@(Bin _ kx x l r)
      | p kx x = case go l of
          l' -> case go r of
            r' | size l' == size l && size r' == size r -> t
               | otherwise -> link kx x l' r'
      | otherwise = link2 (go l) (go r)

partition :: (a -> Bool) -> Map k a -> (Map k a, Map k a)
partition p = partitionWithKey (\_ x -> p x)

partitionWithKey :: (k -> a -> Bool) -> Map k a -> (Map k a, Map k a)
partitionWithKey p t0 = case go t0 of Halves a b -> (a, b)
  where
    go Tip = Halves Tip Tip
    go (Bin _ kx x l r) = case go l of
      Halves l1 l2 -> case go r of
        Halves r1 r2
          | p kx x -> Halves (link kx x l1 r1) (link2 l2 r2)
          | otherwise -> Halves (link2 l1 r1) (link kx x l2 r2)

-- | The entries before the first whose key does not satisfy a predicate that only falls.
takeWhileAntitone :: (k -> Bool) -> Map k a -> Map k a
takeWhileAntitone _ Tip = Tip
takeWhileAntitone p (Bin _ kx x l r)
  | p kx = link kx x l (takeWhileAntitone p r)
  | otherwise = takeWhileAntitone p l

dropWhileAntitone :: (k -> Bool) -> Map k a -> Map k a
dropWhileAntitone _ Tip = Tip
dropWhileAntitone p (Bin _ kx x l r)
  | p kx = dropWhileAntitone p r
  | otherwise = link kx x (dropWhileAntitone p l) r

spanAntitone :: (k -> Bool) -> Map k a -> (Map k a, Map k a)
spanAntitone p m = case go m of Halves a b -> (a, b)
  where
    go Tip = Halves Tip Tip
    go (Bin _ kx x l r)
      | p kx = case go r of Halves u v -> Halves (link kx x l u) v
      | otherwise = case go l of Halves u v -> Halves u (link kx x v r)

mapMaybe :: (a -> Maybe b) -> Map k a -> Map k b
mapMaybe f = mapMaybeWithKey (\_ x -> f x)

mapMaybeWithKey :: (k -> a -> Maybe b) -> Map k a -> Map k b
mapMaybeWithKey f = go
  where
    go Tip = Tip
    go (Bin _ kx x l r) = case f kx x of
      Just y -> link kx y (go l) (go r)
      Nothing -> link2 (go l) (go r)

traverseMaybeWithKey :: Applicative f => (k -> a -> f (Maybe b)) -> Map k a -> f (Map k b)
traverseMaybeWithKey f = go
  where
    go Tip = pure Tip
    go (Bin _ kx x Tip Tip) = fmap (maybe Tip (\x' -> Bin 1 kx x' Tip Tip)) (f kx x)
    go (Bin _ kx x l r) = liftA2 (\l' mx r' -> combine kx l' mx r') (go l) (f kx x) <*> go r
    combine kx l' mx r' = case mx of
      Nothing -> link2 l' r'
      Just x' -> link kx x' l' r'

mapEither :: (a -> Either b c) -> Map k a -> (Map k b, Map k c)
mapEither f = mapEitherWithKey (\_ x -> f x)

mapEitherWithKey :: (k -> a -> Either b c) -> Map k a -> (Map k b, Map k c)
mapEitherWithKey f t0 = case go t0 of Both a b -> (a, b)
  where
    go Tip = Both Tip Tip
    go (Bin _ kx x l r) = case go l of
      Both l1 l2 -> case go r of
        Both r1 r2 -> case f kx x of
          Left y -> Both (link kx y l1 r1) (link2 l2 r2)
          Right z -> Both (link2 l1 r1) (link kx z l2 r2)

-- | Two maps.
data Both k a b = Both !(Map k a) !(Map k b)

-- Map ------------------------------------------------------------------------------------------

map :: (a -> b) -> Map k a -> Map k b
map f = go
  where
    go Tip = Tip
    go (Bin sx kx x l r) = Bin sx kx (f x) (go l) (go r)

mapWithKey :: (k -> a -> b) -> Map k a -> Map k b
mapWithKey f = go
  where
    go Tip = Tip
    go (Bin sx kx x l r) = Bin sx kx (f kx x) (go l) (go r)

traverseWithKey :: Applicative t => (k -> a -> t b) -> Map k a -> t (Map k b)
traverseWithKey f = go
  where
    go Tip = pure Tip
    go (Bin 1 k v _ _) = fmap (\v' -> Bin 1 k v' Tip Tip) (f k v)
    go (Bin s k v l r) = liftA2 (\l' v' r' -> Bin s k v' l' r') (go l) (f k v) <*> go r

mapAccum :: (a -> b -> (a, c)) -> a -> Map k b -> (a, Map k c)
mapAccum f = mapAccumWithKey (\a _ x -> f a x)

mapAccumWithKey :: (a -> k -> b -> (a, c)) -> a -> Map k b -> (a, Map k c)
mapAccumWithKey _ a Tip = (a, Tip)
mapAccumWithKey f a (Bin sx kx x l r) =
  let (a1, l') = mapAccumWithKey f a l
      (a2, x') = f a1 kx x
      (a3, r') = mapAccumWithKey f a2 r
  in (a3, Bin sx kx x' l' r')

mapAccumRWithKey :: (a -> k -> b -> (a, c)) -> a -> Map k b -> (a, Map k c)
mapAccumRWithKey _ a Tip = (a, Tip)
mapAccumRWithKey f a (Bin sx kx x l r) =
  let (a1, r') = mapAccumRWithKey f a r
      (a2, x') = f a1 kx x
      (a3, l') = mapAccumRWithKey f a2 l
  in (a3, Bin sx kx x' l' r')

mapKeys :: Ord k2 => (k1 -> k2) -> Map k1 a -> Map k2 a
mapKeys f m = fromList (foldrWithKey (\k x xs -> (f k, x) : xs) [] m)

mapKeysWith :: Ord k2 => (a -> a -> a) -> (k1 -> k2) -> Map k1 a -> Map k2 a
mapKeysWith c f m = fromListWith c (foldrWithKey (\k x xs -> (f k, x) : xs) [] m)

-- | The function must be increasing.
mapKeysMonotonic :: (k1 -> k2) -> Map k1 a -> Map k2 a
mapKeysMonotonic _ Tip = Tip
mapKeysMonotonic f (Bin sz k x l r) = Bin sz (f k) x (mapKeysMonotonic f l) (mapKeysMonotonic f r)

-- Folds ----------------------------------------------------------------------------------------

foldr :: (a -> b -> b) -> b -> Map k a -> b
foldr f = go
  where
    go z Tip = z
    go z (Bin _ _ x l r) = go (f x (go z r)) l

foldl :: (a -> b -> a) -> a -> Map k b -> a
foldl f = go
  where
    go z Tip = z
    go z (Bin _ _ x l r) = go (f (go z l) x) r

foldrWithKey :: (k -> a -> b -> b) -> b -> Map k a -> b
foldrWithKey f = go
  where
    go z Tip = z
    go z (Bin _ kx x l r) = go (f kx x (go z r)) l

foldlWithKey :: (a -> k -> b -> a) -> a -> Map k b -> a
foldlWithKey f = go
  where
    go z Tip = z
    go z (Bin _ kx x l r) = go (f (go z l) kx x) r

foldMapWithKey :: Monoid m => (k -> a -> m) -> Map k a -> m
foldMapWithKey f = go
  where
    go Tip = mempty
    go (Bin 1 k v _ _) = f k v
    go (Bin _ k v l r) = go l `mappend` (f k v `mappend` go r)

foldr' :: (a -> b -> b) -> b -> Map k a -> b
foldr' f = go
  where
    go !z Tip = z
    go z (Bin _ _ x l r) = let !z' = go z r in go (f x z') l

foldl' :: (a -> b -> a) -> a -> Map k b -> a
foldl' f = go
  where
    go !z Tip = z
    go z (Bin _ _ x l r) = let !z' = go z l in go (f z' x) r

foldrWithKey' :: (k -> a -> b -> b) -> b -> Map k a -> b
foldrWithKey' f = go
  where
    go !z Tip = z
    go z (Bin _ kx x l r) = let !z' = go z r in go (f kx x z') l

foldlWithKey' :: (a -> k -> b -> a) -> a -> Map k b -> a
foldlWithKey' f = go
  where
    go !z Tip = z
    go z (Bin _ kx x l r) = let !z' = go z l in go (f z' kx x) r

-- Lists and sets -------------------------------------------------------------------------------

elems :: Map k a -> [a]
elems = foldr (:) []

keys :: Map k a -> [k]
keys = foldrWithKey (\k _ ks -> k : ks) []

assocs :: Map k a -> [(k, a)]
assocs = toAscList

toList :: Map k a -> [(k, a)]
toList = toAscList

toAscList :: Map k a -> [(k, a)]
toAscList = foldrWithKey (\k x xs -> (k, x) : xs) []

toDescList :: Map k a -> [(k, a)]
toDescList = foldlWithKey (\xs k x -> (k, x) : xs) []

keysSet :: Map k a -> Set.Set k
keysSet Tip = Set.Tip
keysSet (Bin s k _ l r) = Set.Bin s k (keysSet l) (keysSet r)

fromSet :: (k -> a) -> Set.Set k -> Map k a
fromSet _ Set.Tip = Tip
fromSet f (Set.Bin sz x l r) = Bin sz x (f x) (fromSet f l) (fromSet f r)

-- | Linear where the list starts ascending.
fromList :: Ord k => [(k, a)] -> Map k a
fromList [] = Tip
fromList xs@((k0, _) : rest0) = case ascending 1 k0 rest0 of
  Run n rest -> List.foldl' (\t (k, x) -> insert k x t) (fromDistinctAscListN n xs) rest

-- | The length of the ascending start of a list, and what follows.
data Run k a = Run !Int [(k, a)]

ascending :: Ord k => Int -> k -> [(k, a)] -> Run k a
ascending !n !_ [] = Run n []
ascending n k rest@((ky, _) : ys)
  | k < ky = ascending (n + 1) ky ys
  | otherwise = Run n rest

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

-- | Joins runs of entries with equal keys.
combineEq :: Eq k => (k -> a -> a -> a) -> [(k, a)] -> [(k, a)]
combineEq _ [] = []
combineEq f (x0 : xs0) = go x0 xs0
  where
    go z [] = [z]
    go z@(kz, zz) (x@(kx, xx) : xs)
      | kx == kz = go (kx, f kx xx zz) xs
      | otherwise = z : go x xs

fromDistinctAscList :: [(k, a)] -> Map k a
fromDistinctAscList xs = fromDistinctAscListN (length xs) xs

-- | From the first entries of a list: perfect trees as large as can be, the larger ones to the left, linked.
fromDistinctAscListN :: Int -> [(k, a)] -> Map k a
fromDistinctAscListN 0 _ = Tip
fromDistinctAscListN n0 xs0 = case build full xs0 of
    Built l ((k, x) : rest) -> link k x l (fromDistinctAscListN (n0 - full - 1) rest)
    Built l [] -> l
  where
    build 0 xs = Built Tip xs
    build n xs = case build half xs of
        Built l ((k, x) : xs') -> case build (n - half - 1) xs' of
          Built r xs'' -> Built (Bin n k x l r) xs''
        Built l [] -> Built l []
      where half = n `quot` 2
    full = until (\m -> 2 * m + 2 > n0) (\m -> 2 * m + 1) 0

-- | A map of the start of a list, and what follows.
data Built k a = Built !(Map k a) [(k, a)]

fromDistinctDescList :: [(k, a)] -> Map k a
fromDistinctDescList xs = fromDistinctAscList (reverse xs)

-- Split ----------------------------------------------------------------------------------------

-- | The entries with keys below and above.
split :: Ord k => k -> Map k a -> (Map k a, Map k a)
split k t = case splitS k t of Halves l r -> (l, r)

data Halves k a = Halves !(Map k a) !(Map k a)

splitS :: Ord k => k -> Map k a -> Halves k a
splitS !k = go
  where
    go Tip = Halves Tip Tip
    go (Bin _ kx x l r) = case compare k kx of
      LT -> case go l of Halves lt gt -> Halves lt (link kx x gt r)
      GT -> case go r of Halves lt gt -> Halves (link kx x l lt) gt
      EQ -> Halves l r

-- | `split`, with the value at the key.
splitLookup :: Ord k => k -> Map k a -> (Map k a, Maybe a, Map k a)
splitLookup k t = case splitLookupS k t of Parts l found r -> (l, found, r)

data Parts k a = Parts !(Map k a) !(Maybe a) !(Map k a)

splitLookupS :: Ord k => k -> Map k a -> Parts k a
splitLookupS !k = go
  where
    go Tip = Parts Tip Nothing Tip
    go (Bin _ kx x l r) = case compare k kx of
      LT -> case go l of Parts lt z gt -> Parts lt z (link kx x gt r)
      GT -> case go r of Parts lt z gt -> Parts (link kx x l lt) z gt
      EQ -> Parts l (Just x) r

-- | `split`, with whether the key is there.
splitMember :: Ord k => k -> Map k a -> (Map k a, Bool, Map k a)
splitMember k t = case splitLookupS k t of
  Parts l found r -> (l, maybe False (const True) found, r)

splitRoot :: Map k b -> [Map k b]
splitRoot Tip = []
splitRoot (Bin _ k v l r) = [l, singleton k v, r]

-- Balance --------------------------------------------------------------------------------------

delta, ratio :: Int
delta = 3
ratio = 2

-- | A node of balanced subtrees.
bin :: k -> a -> Map k a -> Map k a -> Map k a
bin k x l r = Bin (size l + size r + 1) k x l r
{-# INLINE bin #-}

-- | A node one of whose subtrees may be one too large or too small.
balance :: k -> a -> Map k a -> Map k a -> Map k a
balance k x l r
  | sl + sr <= 1 = Bin (sl + sr + 1) k x l r
  | sr > 3 * sl = rotateL k x l r
  | sl > 3 * sr = rotateR k x l r
  | otherwise = Bin (sl + sr + 1) k x l r
  where
    !sl = size l
    !sr = size r

-- | A node whose left subtree may be one too large, or the right one too small.
balanceL :: k -> a -> Map k a -> Map k a -> Map k a
balanceL k x l r
  | sl + sr <= 1 || sl <= 3 * sr = Bin (sl + sr + 1) k x l r
  | otherwise = rotateR k x l r
  where
    !sl = size l
    !sr = size r

-- | A node whose right subtree may be one too large, or the left one too small.
balanceR :: k -> a -> Map k a -> Map k a -> Map k a
balanceR k x l r
  | sl + sr <= 1 || sr <= 3 * sl = Bin (sl + sr + 1) k x l r
  | otherwise = rotateL k x l r
  where
    !sl = size l
    !sr = size r

rotateL :: k -> a -> Map k a -> Map k a -> Map k a
rotateL k x l (Bin _ ky y ly ry)
  | size ly < ratio * size ry = bin ky y (bin k x l ly) ry
  | Bin _ kz z lz rz <- ly = bin kz z (bin k x l lz) (bin ky y rz ry)
rotateL k x l r = bin k x l r

rotateR :: k -> a -> Map k a -> Map k a -> Map k a
rotateR k x (Bin _ ky y ly ry) r
  | size ry < ratio * size ly = bin ky y ly (bin k x ry r)
  | Bin _ kz z lz rz <- ry = bin kz z (bin ky y ly lz) (bin k x rz r)
rotateR k x l r = bin k x l r

insertMin, insertMax :: k -> a -> Map k a -> Map k a
insertMin kx x Tip = singleton kx x
insertMin kx x (Bin _ ky y l r) = balanceL ky y (insertMin kx x l) r
insertMax kx x Tip = singleton kx x
insertMax kx x (Bin _ ky y l r) = balanceR ky y l (insertMax kx x r)

-- | Joins two maps of any sizes with an entry between them.
link :: k -> a -> Map k a -> Map k a -> Map k a
link kx x Tip r = insertMin kx x r
link kx x l Tip = insertMax kx x l
link kx x l@(Bin sizeL ky y ly ry) r@(Bin sizeR kz z lz rz)
  | delta * sizeL < sizeR = balanceL kz z (link kx x l lz) rz
  | delta * sizeR < sizeL = balanceR ky y ly (link kx x ry r)
  | otherwise = bin kx x l r

-- | Joins two maps of any sizes, all of the first below all of the second.
link2 :: Map k a -> Map k a -> Map k a
link2 Tip r = r
link2 l Tip = l
link2 l@(Bin sizeL kx x lx rx) r@(Bin sizeR ky y ly ry)
  | delta * sizeL < sizeR = balanceL ky y (link2 l ly) ry
  | delta * sizeR < sizeL = balanceR kx x lx (link2 rx r)
  | otherwise = glue l r

-- | Joins two maps balanced with each other.
glue :: Map k a -> Map k a -> Map k a
glue Tip r = r
glue l Tip = l
glue l@(Bin sl kl xl ll lr) r@(Bin sr kr xr rl rr)
  | sl > sr = case maxViewSure kl xl ll lr of View km m l' -> balanceR km m l' r
  | otherwise = case minViewSure kr xr rl rr of View km m r' -> balanceL km m l r'

-- | Whether the tree is in order, balanced, and its sizes are right.
valid :: Ord k => Map k a -> Bool
valid t = Set.valid (keysSet t)

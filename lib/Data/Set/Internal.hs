{-# LANGUAGE BangPatterns, RoleAnnotations, TypeFamilies #-}
-- | Sets as weight-balanced trees: of two siblings none has more than `delta` times the elements of
-- the other, unless they have at most one together. Imported through Data.Set.
module Data.Set.Internal where

import Data.Containers.Drawing
import Data.Data
import qualified Data.Foldable as Foldable
import Data.Functor.Classes
import qualified Data.List as List
import Data.Semigroup.Internal (stimesIdempotentMonoid)
import GHC.Base (Semigroup(..))
import GHC.Exception (libraryError)
import GHC.Exts (IsList(Item))
import qualified GHC.Exts as Exts
import Prelude hiding (drop, filter, foldl, foldr, map, null, splitAt, take)
import qualified Prelude
import Text.Read (Lexeme(Ident), Read(..), lexP, parens, prec, readListPrecDefault)

failed :: String -> String -> a
failed = libraryError "containers/containers/src" "containers-0.6.4.1" "Data.Set.Internal"

infixl 9 \\

type Size = Int

data Set a = Bin {-# UNPACK #-} !Size !a !(Set a) !(Set a) | Tip
type role Set nominal

-- Instances ------------------------------------------------------------------------------------

instance Ord a => IsList (Set a) where
  type Item (Set a) = a
  fromList = fromList
  toList = toList

-- Sets are abstract: they are made of lists by `fromList`.
instance (Data a, Ord a) => Data (Set a) where
  gfoldl f z t = z fromList `f` toList t
  gunfold k z _ = k (z fromList)
  toConstr _ = indexConstr setDataType 1
  dataTypeOf _ = setDataType
  dataCast1 f = gcast1 f

setDataType :: DataType
setDataType = derivedDataType "Data.Set.Internal.Set" [("fromList", [], False)]

instance Ord a => Monoid (Set a) where
  mempty = empty
  mconcat = unions

instance Ord a => Semigroup (Set a) where
  (<>) = union
  stimes = stimesIdempotentMonoid

instance Foldable.Foldable Set where
  fold = go
    where
      go Tip = mempty
      go (Bin 1 k _ _) = k
      go (Bin _ k l r) = go l `mappend` (k `mappend` go r)
  foldr = foldr
  foldl = foldl
  foldMap f = go
    where
      go Tip = mempty
      go (Bin 1 k _ _) = f k
      go (Bin _ k l r) = go l `mappend` (f k `mappend` go r)
  foldl' = foldl'
  foldr' = foldr'
  length = size
  null = null
  toList = toList
  elem = go
    where
      go !_ Tip = False
      go x (Bin _ y l r) = x == y || go x l || go x r
  minimum = findMin
  maximum = findMax
  sum = foldl' (+) 0
  product = foldl' (*) 1

instance Eq a => Eq (Set a) where
  s == t = size s == size t && toAscList s == toAscList t

instance Ord a => Ord (Set a) where
  compare s t = compare (toAscList s) (toAscList t)

instance Show a => Show (Set a) where
  showsPrec p xs = showParen (p > 10) (showString "fromList " . shows (toList xs))

instance Eq1 Set where
  liftEq eq m n = size m == size n && liftEq eq (toList m) (toList n)

instance Ord1 Set where
  liftCompare cmp m n = liftCompare cmp (toList m) (toList n)

instance Show1 Set where
  liftShowsPrec sp sl d m = showsUnaryWith (liftShowsPrec sp sl) "fromList" d (toList m)

instance (Read a, Ord a) => Read (Set a) where
  readPrec = parens (prec 10 (do
    Ident "fromList" <- lexP
    xs <- readPrec
    return (fromList xs)))
  readListPrec = readListPrecDefault

-- Query ----------------------------------------------------------------------------------------

null :: Set a -> Bool
null Tip = True
null _ = False

size :: Set a -> Int
size Tip = 0
size (Bin sz _ _ _) = sz
{-# INLINE size #-}

member :: Ord a => a -> Set a -> Bool
member !x = go
  where
    go Tip = False
    go (Bin _ y l r) = case compare x y of
      LT -> go l
      GT -> go r
      EQ -> True

notMember :: Ord a => a -> Set a -> Bool
notMember a t = not (member a t)

-- | The largest element below the given one.
lookupLT :: Ord a => a -> Set a -> Maybe a
lookupLT !x = goNothing
  where
    goNothing Tip = Nothing
    goNothing (Bin _ y l r)
      | x <= y = goNothing l
      | otherwise = goJust y r
    goJust best Tip = Just best
    goJust best (Bin _ y l r)
      | x <= y = goJust best l
      | otherwise = goJust y r

-- | The smallest element above the given one.
lookupGT :: Ord a => a -> Set a -> Maybe a
lookupGT !x = goNothing
  where
    goNothing Tip = Nothing
    goNothing (Bin _ y l r)
      | x < y = goJust y l
      | otherwise = goNothing r
    goJust best Tip = Just best
    goJust best (Bin _ y l r)
      | x < y = goJust y l
      | otherwise = goJust best r

-- | The largest element not above the given one.
lookupLE :: Ord a => a -> Set a -> Maybe a
lookupLE !x = goNothing
  where
    goNothing Tip = Nothing
    goNothing (Bin _ y l r) = case compare x y of
      LT -> goNothing l
      EQ -> Just y
      GT -> goJust y r
    goJust best Tip = Just best
    goJust best (Bin _ y l r) = case compare x y of
      LT -> goJust best l
      EQ -> Just y
      GT -> goJust y r

-- | The smallest element not below the given one.
lookupGE :: Ord a => a -> Set a -> Maybe a
lookupGE !x = goNothing
  where
    goNothing Tip = Nothing
    goNothing (Bin _ y l r) = case compare x y of
      LT -> goJust y l
      EQ -> Just y
      GT -> goNothing r
    goJust best Tip = Just best
    goJust best (Bin _ y l r) = case compare x y of
      LT -> goJust y l
      EQ -> Just y
      GT -> goJust best r

-- Construction ---------------------------------------------------------------------------------

empty :: Set a
empty = Tip

singleton :: a -> Set a
singleton x = Bin 1 x Tip Tip

-- | The new element takes the place of an equal one.
insert :: Ord a => a -> Set a -> Set a
insert !x = go
  where
    go Tip = Bin 1 x Tip Tip
    go (Bin sz y l r) = case compare x y of
      LT -> balanceL y (go l) r
      GT -> balanceR y l (go r)
      EQ -> Bin sz x l r

-- | `insert` that keeps an equal element.
insertR :: Ord a => a -> Set a -> Set a
insertR !x = go
  where
    go Tip = Bin 1 x Tip Tip
    go t@(Bin _ y l r) = case compare x y of
      LT -> balanceL y (go l) r
      GT -> balanceR y l (go r)
      EQ -> t

delete :: Ord a => a -> Set a -> Set a
delete !x = go
  where
    go Tip = Tip
    go (Bin _ y l r) = case compare x y of
      LT -> balanceR y (go l) r
      GT -> balanceL y l (go r)
      EQ -> glue l r

-- | Changes whether an element is in the set.
alterF :: (Ord a, Functor f) => (Bool -> f Bool) -> a -> Set a -> f (Set a)
alterF f k s = fmap choose (f present)
  where
    present = member k s
    choose True = if present then s else insert k s
    choose False = if present then delete k s else s

-- Subsets --------------------------------------------------------------------------------------

isProperSubsetOf :: Ord a => Set a -> Set a -> Bool
isProperSubsetOf s1 s2 = size s1 < size s2 && isSubsetOfX s1 s2

isSubsetOf :: Ord a => Set a -> Set a -> Bool
isSubsetOf t1 t2 = size t1 <= size t2 && isSubsetOfX t1 t2

-- | Whether all of the first are in the second, whatever the sizes.
isSubsetOfX :: Ord a => Set a -> Set a -> Bool
isSubsetOfX Tip _ = True
isSubsetOfX _ Tip = False
isSubsetOfX (Bin 1 x _ _) t = member x t
isSubsetOfX (Bin _ x l r) t = case splitMember x t of
  (lt, found, gt) ->
    found && size l <= size lt && size r <= size gt && isSubsetOfX l lt && isSubsetOfX r gt

disjoint :: Ord a => Set a -> Set a -> Bool
disjoint Tip _ = True
disjoint _ Tip = True
disjoint (Bin 1 x _ _) t = notMember x t
disjoint (Bin _ x l r) t = case splitMember x t of
  (lt, found, gt) -> not found && disjoint l lt && disjoint r gt

-- Minimum and maximum --------------------------------------------------------------------------

lookupMin :: Set a -> Maybe a
lookupMin Tip = Nothing
lookupMin (Bin _ x l _) = Just (leftmost x l)

leftmost :: a -> Set a -> a
leftmost x Tip = x
leftmost _ (Bin _ x l _) = leftmost x l

lookupMax :: Set a -> Maybe a
lookupMax Tip = Nothing
lookupMax (Bin _ x _ r) = Just (rightmost x r)

rightmost :: a -> Set a -> a
rightmost x Tip = x
rightmost _ (Bin _ x _ r) = rightmost x r

findMin :: Set a -> a
findMin Tip = failed "790:17" "Set.findMin: empty set has no minimal element"
findMin (Bin _ x l _) = leftmost x l

findMax :: Set a -> a
findMax Tip = failed "808:17" "Set.findMax: empty set has no maximal element"
findMax (Bin _ x _ r) = rightmost x r

deleteMin :: Set a -> Set a
deleteMin (Bin _ _ Tip r) = r
deleteMin (Bin _ x l r) = balanceR x (deleteMin l) r
deleteMin Tip = Tip

deleteMax :: Set a -> Set a
deleteMax (Bin _ _ l Tip) = l
deleteMax (Bin _ x l r) = balanceL x l (deleteMax r)
deleteMax Tip = Tip

deleteFindMin :: Set a -> (a, Set a)
deleteFindMin t = case minView t of
  Just r -> r
  Nothing -> (failed "1610:18" "Set.deleteFindMin: can not return the minimal element of an empty set", Tip)

deleteFindMax :: Set a -> (a, Set a)
deleteFindMax t = case maxView t of
  Just r -> r
  Nothing -> (failed "1618:18" "Set.deleteFindMax: can not return the maximal element of an empty set", Tip)

minView :: Set a -> Maybe (a, Set a)
minView Tip = Nothing
minView (Bin _ x l r) = case minViewSure x l r of View y t -> Just (y, t)

maxView :: Set a -> Maybe (a, Set a)
maxView Tip = Nothing
maxView (Bin _ x l r) = case maxViewSure x l r of View y t -> Just (y, t)

-- | An element and the others.
data View a = View a !(Set a)

minViewSure :: a -> Set a -> Set a -> View a
minViewSure x Tip r = View x r
minViewSure x (Bin _ xl ll lr) r = case minViewSure xl ll lr of
  View xm l' -> View xm (balanceR x l' r)

maxViewSure :: a -> Set a -> Set a -> View a
maxViewSure x l Tip = View x l
maxViewSure x l (Bin _ xr rl rr) = case maxViewSure xr rl rr of
  View xm r' -> View xm (balanceL x l r')

-- Union, difference, intersection --------------------------------------------------------------

unions :: (Foldable.Foldable f, Ord a) => f (Set a) -> Set a
unions = Foldable.foldl' union empty

-- | Elements of the first are preferred to equal ones of the second.
union :: Ord a => Set a -> Set a -> Set a
union t1 Tip = t1
union t1 (Bin 1 x _ _) = insertR x t1
union (Bin 1 x _ _) t2 = insert x t2
union Tip t2 = t2
union (Bin _ x l1 r1) t2 = case splitS x t2 of
  Halves l2 r2 -> link x (union l1 l2) (union r1 r2)

difference :: Ord a => Set a -> Set a -> Set a
difference Tip _ = Tip
difference t1 Tip = t1
difference t1 (Bin _ x l2 r2) = case splitS x t1 of
  Halves l1 r1 -> case difference l1 l2 of
    l1l2 -> case difference r1 r2 of
      r1r2
        | size l1l2 + size r1r2 == size t1 -> t1
        | otherwise -> merge l1l2 r1r2

(\\) :: Ord a => Set a -> Set a -> Set a
m1 \\ m2 = difference m1 m2

-- | The elements are those of the first set.
intersection :: Ord a => Set a -> Set a -> Set a
intersection Tip _ = Tip
intersection _ Tip = Tip
intersection t1@(Bin _ x l1 r1) t2 = case splitMember x t2 of
  (l2, found, r2) -> case intersection l1 l2 of
    l -> case intersection r1 r2 of
      r | not found -> merge l r
        | size l == size l1 && size r == size r1 -> t1
        | otherwise -> link x l r

-- Filter ---------------------------------------------------------------------------------------

filter :: (a -> Bool) -> Set a -> Set a
filter p = go
  where
    go Tip = Tip
    go t@(Bin _ x l r)
      | p x = case go l of
          l' -> case go r of
            r' | size l' == size l && size r' == size r -> t
               | otherwise -> link x l' r'
      | otherwise = merge (go l) (go r)

partition :: (a -> Bool) -> Set a -> (Set a, Set a)
partition p t0 = case go t0 of Halves a b -> (a, b)
  where
    go Tip = Halves Tip Tip
    go (Bin _ x l r) = case go l of
      Halves l1 l2 -> case go r of
        Halves r1 r2
          | p x -> Halves (link x l1 r1) (merge l2 r2)
          | otherwise -> Halves (merge l1 r1) (link x l2 r2)

-- Map ------------------------------------------------------------------------------------------

map :: Ord b => (a -> b) -> Set a -> Set b
map f s = fromList (foldr (\x xs -> f x : xs) [] s)

-- | The function must be increasing.
mapMonotonic :: (a -> b) -> Set a -> Set b
mapMonotonic _ Tip = Tip
mapMonotonic f (Bin sz x l r) = Bin sz (f x) (mapMonotonic f l) (mapMonotonic f r)

-- Folds ----------------------------------------------------------------------------------------

fold :: (a -> b -> b) -> b -> Set a -> b
fold = foldr

foldr :: (a -> b -> b) -> b -> Set a -> b
foldr f = go
  where
    go z Tip = z
    go z (Bin _ x l r) = go (f x (go z r)) l

foldl :: (a -> b -> a) -> a -> Set b -> a
foldl f = go
  where
    go z Tip = z
    go z (Bin _ x l r) = go (f (go z l) x) r

foldr' :: (a -> b -> b) -> b -> Set a -> b
foldr' f = go
  where
    go !z Tip = z
    go z (Bin _ x l r) = let !z' = go z r in go (f x z') l

foldl' :: (a -> b -> a) -> a -> Set b -> a
foldl' f = go
  where
    go !z Tip = z
    go z (Bin _ x l r) = let !z' = go z l in go (f z' x) r

-- Lists ----------------------------------------------------------------------------------------

elems :: Set a -> [a]
elems = toAscList

toList :: Set a -> [a]
toList = toAscList

toAscList :: Set a -> [a]
toAscList = foldr (:) []

toDescList :: Set a -> [a]
toDescList = foldl (flip (:)) []

-- | Linear where the list starts ascending.
fromList :: Ord a => [a] -> Set a
fromList [] = Tip
fromList xs@(x0 : rest0) = case ascending 1 x0 rest0 of
    Run n rest -> List.foldl' (\t x -> insert x t) (fromDistinctAscListN n xs) rest
  where
    ascending !n !_ [] = Run n []
    ascending n x rest@(y : ys)
      | x < y = ascending (n + 1) y ys
      | otherwise = Run n rest

-- | The length of the start of a list, and what follows.
data Run a = Run !Int [a]

fromAscList :: Eq a => [a] -> Set a
fromAscList xs = fromDistinctAscList (combineEq xs)

fromDescList :: Eq a => [a] -> Set a
fromDescList xs = fromDistinctDescList (combineEq xs)

-- | One of each run of equal elements.
combineEq :: Eq a => [a] -> [a]
combineEq [] = []
combineEq (x : xs) = go x xs
  where
    go z [] = [z]
    go z (y : ys)
      | z == y = go z ys
      | otherwise = z : go y ys

fromDistinctAscList :: [a] -> Set a
fromDistinctAscList xs = fromDistinctAscListN (length xs) xs

-- | From the first elements of a list: perfect trees as large as can be, the larger ones to the left, linked.
fromDistinctAscListN :: Int -> [a] -> Set a
fromDistinctAscListN 0 _ = Tip
fromDistinctAscListN n0 xs0 = case build full xs0 of
    Built l (x : rest) -> link x l (fromDistinctAscListN (n0 - full - 1) rest)
    Built l [] -> l
  where
    build 0 xs = Built Tip xs
    build n xs = case build half xs of
        Built l (x : xs') -> case build (n - half - 1) xs' of
          Built r xs'' -> Built (Bin n x l r) xs''
        Built l [] -> Built l []
      where half = n `quot` 2
    full = until (\m -> 2 * m + 2 > n0) (\m -> 2 * m + 1) 0

-- | A set of the start of a list, and what follows.
data Built a = Built !(Set a) [a]

fromDistinctDescList :: [a] -> Set a
fromDistinctDescList xs = fromDistinctAscList (reverse xs)

-- Split ----------------------------------------------------------------------------------------

-- | The elements below and above.
split :: Ord a => a -> Set a -> (Set a, Set a)
split x t = case splitS x t of Halves l r -> (l, r)

data Halves a = Halves !(Set a) !(Set a)

splitS :: Ord a => a -> Set a -> Halves a
splitS !x = go
  where
    go Tip = Halves Tip Tip
    go (Bin _ y l r) = case compare x y of
      LT -> case go l of Halves lt gt -> Halves lt (link y gt r)
      GT -> case go r of Halves lt gt -> Halves (link y l lt) gt
      EQ -> Halves l r

splitMember :: Ord a => a -> Set a -> (Set a, Bool, Set a)
splitMember !x = go
  where
    go Tip = (Tip, False, Tip)
    go (Bin _ y l r) = case compare x y of
      LT -> case go l of (lt, found, gt) -> let !gt' = link y gt r in (lt, found, gt')
      GT -> case go r of (lt, found, gt) -> let !lt' = link y l lt in (lt', found, gt)
      EQ -> (l, True, r)

splitRoot :: Set a -> [Set a]
splitRoot Tip = []
splitRoot (Bin _ v l r) = [l, singleton v, r]

-- Indexed --------------------------------------------------------------------------------------

lookupIndex :: Ord a => a -> Set a -> Maybe Int
lookupIndex !x = go 0
  where
    go !_ Tip = Nothing
    go i (Bin _ y l r) = case compare x y of
      LT -> go i l
      GT -> go (i + size l + 1) r
      EQ -> Just $! i + size l

findIndex :: Ord a => a -> Set a -> Int
findIndex x t = case lookupIndex x t of
  Just i -> i
  Nothing -> failed "1335:21" "Set.findIndex: element is not in the set"

elemAt :: Int -> Set a -> a
elemAt !_ Tip = failed "1380:17" "Set.elemAt: index out of range"
elemAt i (Bin _ x l r) = case compare i sizeL of
    LT -> elemAt i l
    GT -> elemAt (i - sizeL - 1) r
    EQ -> x
  where sizeL = size l

deleteAt :: Int -> Set a -> Set a
deleteAt !_ Tip = failed "1403:12" "Set.deleteAt: index out of range"
deleteAt i (Bin _ x l r) = case compare i sizeL of
    LT -> balanceR x (deleteAt i l) r
    GT -> balanceL x l (deleteAt (i - sizeL - 1) r)
    EQ -> glue l r
  where sizeL = size l

take :: Int -> Set a -> Set a
take i m
  | i >= size m = m
  | otherwise = go i m
  where
    go n _ | n <= 0 = Tip
    go !_ Tip = Tip
    go n (Bin _ x l r) = case compare n sizeL of
        LT -> go n l
        GT -> link x l (go (n - sizeL - 1) r)
        EQ -> l
      where sizeL = size l

drop :: Int -> Set a -> Set a
drop i m
  | i >= size m = Tip
  | otherwise = go i m
  where
    go n t | n <= 0 = t
    go !_ Tip = Tip
    go n (Bin _ x l r) = case compare n sizeL of
        LT -> link x (go n l) r
        GT -> go (n - sizeL - 1) r
        EQ -> insertMin x r
      where sizeL = size l

splitAt :: Int -> Set a -> (Set a, Set a)
splitAt i m = (take i m, drop i m)

-- | The elements before the first that does not satisfy a predicate that only falls.
takeWhileAntitone :: (a -> Bool) -> Set a -> Set a
takeWhileAntitone _ Tip = Tip
takeWhileAntitone p (Bin _ x l r)
  | p x = link x l (takeWhileAntitone p r)
  | otherwise = takeWhileAntitone p l

dropWhileAntitone :: (a -> Bool) -> Set a -> Set a
dropWhileAntitone _ Tip = Tip
dropWhileAntitone p (Bin _ x l r)
  | p x = dropWhileAntitone p r
  | otherwise = link x (dropWhileAntitone p l) r

spanAntitone :: (a -> Bool) -> Set a -> (Set a, Set a)
spanAntitone p m = case go m of Halves a b -> (a, b)
  where
    go Tip = Halves Tip Tip
    go (Bin _ x l r)
      | p x = case go r of Halves u v -> Halves (link x l u) v
      | otherwise = case go l of Halves u v -> Halves u (link x v r)

-- Products -------------------------------------------------------------------------------------

cartesianProduct :: Set a -> Set b -> Set (a, b)
cartesianProduct as bs = fromDistinctAscList [(a, b) | a <- toAscList as, b <- toAscList bs]

disjointUnion :: Set a -> Set b -> Set (Either a b)
disjointUnion as bs = merge (mapMonotonic Left as) (mapMonotonic Right bs)

-- | All subsets.
powerSet :: Set a -> Set (Set a)
powerSet xs = insertMin empty (foldr' step Tip xs)
  where step x pxs = glue (insertMin (singleton x) (mapMonotonic (insertMin x) pxs)) pxs

-- Balance --------------------------------------------------------------------------------------

delta, ratio :: Int
delta = 3
ratio = 2

-- | A node of balanced subtrees.
bin :: a -> Set a -> Set a -> Set a
bin x l r = Bin (size l + size r + 1) x l r
{-# INLINE bin #-}

-- | A node whose left subtree may be one too large, or the right one too small.
balanceL :: a -> Set a -> Set a -> Set a
balanceL x l r
  | sl + sr <= 1 || sl <= 3 * sr = Bin (sl + sr + 1) x l r
  | otherwise = rotateR x l r
  where
    !sl = size l
    !sr = size r

-- | A node whose right subtree may be one too large, or the left one too small.
balanceR :: a -> Set a -> Set a -> Set a
balanceR x l r
  | sl + sr <= 1 || sr <= 3 * sl = Bin (sl + sr + 1) x l r
  | otherwise = rotateL x l r
  where
    !sl = size l
    !sr = size r

rotateL :: a -> Set a -> Set a -> Set a
rotateL x l (Bin _ y ly ry)
  | size ly < ratio * size ry = bin y (bin x l ly) ry
  | Bin _ z lz rz <- ly = bin z (bin x l lz) (bin y rz ry)
rotateL x l r = bin x l r

rotateR :: a -> Set a -> Set a -> Set a
rotateR x (Bin _ y ly ry) r
  | size ry < ratio * size ly = bin y ly (bin x ry r)
  | Bin _ z lz rz <- ry = bin z (bin y ly lz) (bin x rz r)
rotateR x l r = bin x l r

insertMin, insertMax :: a -> Set a -> Set a
insertMin x Tip = singleton x
insertMin x (Bin _ y l r) = balanceL y (insertMin x l) r
insertMax x Tip = singleton x
insertMax x (Bin _ y l r) = balanceR y l (insertMax x r)

-- | Joins two sets of any sizes with an element between them.
link :: a -> Set a -> Set a -> Set a
link x Tip r = insertMin x r
link x l Tip = insertMax x l
link x l@(Bin sizeL y ly ry) r@(Bin sizeR z lz rz)
  | delta * sizeL < sizeR = balanceL z (link x l lz) rz
  | delta * sizeR < sizeL = balanceR y ly (link x ry r)
  | otherwise = bin x l r

-- | Joins two sets of any sizes, all of the first below all of the second.
merge :: Set a -> Set a -> Set a
merge Tip r = r
merge l Tip = l
merge l@(Bin sizeL x lx rx) r@(Bin sizeR y ly ry)
  | delta * sizeL < sizeR = balanceL y (merge l ly) ry
  | delta * sizeR < sizeL = balanceR x lx (merge rx r)
  | otherwise = glue l r

-- | Joins two sets balanced with each other.
glue :: Set a -> Set a -> Set a
glue Tip r = r
glue l Tip = l
glue l@(Bin sl xl ll lr) r@(Bin sr xr rl rr)
  | sl > sr = case maxViewSure xl ll lr of View m l' -> balanceR m l' r
  | otherwise = case minViewSure xr rl rr of View m r' -> balanceL m l r'

-- | Whether the tree is in order, balanced, and its sizes are right.
valid :: Ord a => Set a -> Bool
valid t = balanced t && ordered (toAscList t) && sized t == Just (size t)
  where
    ordered xs = and (zipWith (<) xs (Prelude.drop 1 xs))
    balanced Tip = True
    balanced (Bin _ _ l r) =
      (size l + size r <= 1 || (size l <= delta * size r && size r <= delta * size l)) && balanced l && balanced r
    sized Tip = Just 0
    sized (Bin sz _ l r) = case (sized l, sized r) of
      (Just n, Just m) | n + m + 1 == sz -> Just sz
      _ -> Nothing

-- | The tree as text: downwards; or turned, or with lines between nodes.
showTree :: Show a => Set a -> String
showTree = showTreeWith True False

showTreeWith :: Show a => Bool -> Bool -> Set a -> String
showTreeWith downwards isWide = draw downwards isWide . drawing
 where
  drawing Tip = Nothing'
  drawing (Bin _ x Tip Tip) = Leaf (show x)
  drawing (Bin _ x l r) = Node (show x) (drawing l) (drawing r)

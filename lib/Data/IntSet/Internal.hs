{-# LANGUAGE BangPatterns, TypeFamilies #-}
-- | Sets of Ints as big-endian Patricia tries (Data.Containers.Patricia) whose leaves are bitmaps of
-- 64 keys. No leaf is empty, no branch has an empty side. Imported through Data.IntSet.
module Data.IntSet.Internal where

import Data.Containers.Drawing
import Data.Containers.Patricia
import Data.Data
import qualified Data.Foldable as Foldable
import qualified Data.List as List
import Data.Semigroup.Internal (stimesIdempotentMonoid)
import GHC.Base (Semigroup(..))
import GHC.Exception (libraryError)
import GHC.Exts (IsList(Item))
import qualified GHC.Exts as Exts
import Prelude hiding (filter, foldl, foldr, map, null)
import Text.Read (Lexeme(Ident), Read(..), lexP, parens, prec, readListPrecDefault)

failed :: String -> String -> a
failed = libraryError "containers/containers/src" "containers-0.6.4.1" "Data.IntSet.Internal"

infixl 9 \\

data IntSet
  = Bin {-# UNPACK #-} !Prefix {-# UNPACK #-} !Mask !IntSet !IntSet
  | Tip {-# UNPACK #-} !Prefix {-# UNPACK #-} !BitMap
  | Nil

instance IsList IntSet where
  type Item IntSet = Key
  fromList = fromList
  toList = toList

-- IntSets are abstract: they are made of lists by `fromList`.
instance Data IntSet where
  gfoldl f z t = z fromList `f` toList t
  gunfold k z _ = k (z fromList)
  toConstr _ = indexConstr intSetDataType 1
  dataTypeOf _ = intSetDataType

intSetDataType :: DataType
intSetDataType = derivedDataType "Data.IntSet.Internal.IntSet" [("fromList", [], False)]

instance Semigroup IntSet where
  (<>) = union
  stimes = stimesIdempotentMonoid

instance Monoid IntSet where
  mempty = empty
  mconcat = unions

-- Equal sets have equal tries.
instance Eq IntSet where
  Nil == Nil = True
  Tip p b == Tip q c = p == q && b == c
  Bin p m l r == Bin q n s t = m == n && p == q && l == s && r == t
  _ == _ = False

instance Ord IntSet where
  compare s t = compare (toAscList s) (toAscList t)

instance Show IntSet where
  showsPrec p xs = showParen (p > 10) (showString "fromList " . shows (toList xs))

instance Read IntSet where
  readPrec = parens (prec 10 (do
    Ident "fromList" <- lexP
    xs <- readPrec
    return (fromList xs)))
  readListPrec = readListPrecDefault

-- Query ----------------------------------------------------------------------------------------

null :: IntSet -> Bool
null Nil = True
null _ = False

size :: IntSet -> Int
size = go 0
  where
    go !acc (Bin _ _ l r) = go (go acc l) r
    go acc (Tip _ b) = acc + countBits b
    go acc Nil = acc

member :: Key -> IntSet -> Bool
member !x = go
  where
    go (Bin _ m l r)
      | zero x m = go l
      | otherwise = go r
    go (Tip p b) = prefixOf x == p && testBitMap x b
    go Nil = False

notMember :: Key -> IntSet -> Bool
notMember x t = not (member x t)

-- | The largest element below the given one.
lookupLT :: Key -> IntSet -> Maybe Key
lookupLT x t = maxOf (fst (split x t))

lookupGT :: Key -> IntSet -> Maybe Key
lookupGT x t = minOf (snd (split x t))

lookupLE :: Key -> IntSet -> Maybe Key
lookupLE x t
  | member x t = Just x
  | otherwise = lookupLT x t

lookupGE :: Key -> IntSet -> Maybe Key
lookupGE x t
  | member x t = Just x
  | otherwise = lookupGT x t

minOf, maxOf :: IntSet -> Maybe Key
minOf Nil = Nothing
minOf t = Just (findMin t)
maxOf Nil = Nothing
maxOf t = Just (findMax t)

-- Construction ---------------------------------------------------------------------------------

empty :: IntSet
empty = Nil

singleton :: Key -> IntSet
singleton x = Tip (prefixOf x) (bitOf x)

insert :: Key -> IntSet -> IntSet
insert !x = insertBits (prefixOf x) (bitOf x)

-- | Adds the keys of a bitmap.
insertBits :: Prefix -> BitMap -> IntSet -> IntSet
insertBits !kx !bx = go
  where
    go t@(Bin p m l r)
      | nomatch kx p m = link kx (Tip kx bx) p t
      | zero kx m = Bin p m (go l) r
      | otherwise = Bin p m l (go r)
    go t@(Tip p b)
      | kx == p = Tip p (uniteBits b bx)
      | otherwise = link kx (Tip kx bx) p t
    go Nil = Tip kx bx

delete :: Key -> IntSet -> IntSet
delete !x = deleteBits (prefixOf x) (bitOf x)

-- | Removes the keys of a bitmap.
deleteBits :: Prefix -> BitMap -> IntSet -> IntSet
deleteBits !kx !bx = go
  where
    go t@(Bin p m l r)
      | nomatch kx p m = t
      | zero kx m = bin p m (go l) r
      | otherwise = bin p m l (go r)
    go t@(Tip p b)
      | kx == p = tip p (subtractBits b bx)
      | otherwise = t
    go Nil = Nil

-- | Changes whether a key is in the set.
alterF :: Functor f => (Bool -> f Bool) -> Key -> IntSet -> f IntSet
alterF f k s = fmap choose (f present)
  where
    present = member k s
    choose True = if present then s else insert k s
    choose False = if present then delete k s else s

-- Combination ----------------------------------------------------------------------------------

unions :: Foldable.Foldable f => f IntSet -> IntSet
unions = Foldable.foldl' union empty

union :: IntSet -> IntSet -> IntSet
union t1@(Bin p1 m1 l1 r1) t2@(Bin p2 m2 l2 r2)
  | shorter m1 m2 = if nomatch p2 p1 m1 then link p1 t1 p2 t2
      else if zero p2 m1 then Bin p1 m1 (union l1 t2) r1
      else Bin p1 m1 l1 (union r1 t2)
  | shorter m2 m1 = if nomatch p1 p2 m2 then link p1 t1 p2 t2
      else if zero p1 m2 then Bin p2 m2 (union t1 l2) r2
      else Bin p2 m2 l2 (union t1 r2)
  | p1 == p2 = Bin p1 m1 (union l1 l2) (union r1 r2)
  | otherwise = link p1 t1 p2 t2
union t@Bin {} (Tip p b) = insertBits p b t
union t@Bin {} Nil = t
union (Tip p b) t = insertBits p b t
union Nil t = t

(\\) :: IntSet -> IntSet -> IntSet
m1 \\ m2 = difference m1 m2

difference :: IntSet -> IntSet -> IntSet
difference t1@(Bin p1 m1 l1 r1) t2@(Bin p2 m2 l2 r2)
  | shorter m1 m2 = if nomatch p2 p1 m1 then t1
      else if zero p2 m1 then bin p1 m1 (difference l1 t2) r1
      else bin p1 m1 l1 (difference r1 t2)
  | shorter m2 m1 = if nomatch p1 p2 m2 then t1
      else if zero p1 m2 then difference t1 l2
      else difference t1 r2
  | p1 == p2 = bin p1 m1 (difference l1 l2) (difference r1 r2)
  | otherwise = t1
difference t@Bin {} (Tip p b) = deleteBits p b t
difference t@Bin {} Nil = t
difference (Tip p b) t = tip p (subtractBits b (bitsAt p t))
difference Nil _ = Nil

intersection :: IntSet -> IntSet -> IntSet
intersection t1@(Bin p1 m1 l1 r1) t2@(Bin p2 m2 l2 r2)
  | shorter m1 m2 = if nomatch p2 p1 m1 then Nil
      else if zero p2 m1 then intersection l1 t2
      else intersection r1 t2
  | shorter m2 m1 = if nomatch p1 p2 m2 then Nil
      else if zero p1 m2 then intersection t1 l2
      else intersection t1 r2
  | p1 == p2 = bin p1 m1 (intersection l1 l2) (intersection r1 r2)
  | otherwise = Nil
intersection t@Bin {} (Tip p b) = tip p (intersectBits b (bitsAt p t))
intersection Bin {} Nil = Nil
intersection (Tip p b) t = tip p (intersectBits b (bitsAt p t))
intersection Nil _ = Nil

-- | The bitmap with a prefix.
bitsAt :: Prefix -> IntSet -> BitMap
bitsAt !k = go
  where
    go (Bin _ m l r)
      | zero k m = go l
      | otherwise = go r
    go (Tip p b)
      | k == p = b
      | otherwise = 0
    go Nil = 0

isSubsetOf :: IntSet -> IntSet -> Bool
isSubsetOf s t = null (difference s t)

isProperSubsetOf :: IntSet -> IntSet -> Bool
isProperSubsetOf s t = isSubsetOf s t && s /= t

disjoint :: IntSet -> IntSet -> Bool
disjoint s t = null (intersection s t)

-- Filter ---------------------------------------------------------------------------------------

filter :: (Key -> Bool) -> IntSet -> IntSet
filter q = go
  where
    go (Bin p m l r) = bin p m (go l) (go r)
    go (Tip p b) = tip p (foldlBits' (\acc x -> if q x then insertBit x acc else acc) 0 p b)
    go Nil = Nil

partition :: (Key -> Bool) -> IntSet -> (IntSet, IntSet)
partition q t = (yes, difference t yes)
  where yes = filter q t

-- | The elements below and above.
split :: Key -> IntSet -> (IntSet, IntSet)
split x t = case splitMember x t of (lt, _, gt) -> (lt, gt)

splitMember :: Key -> IntSet -> (IntSet, Bool, IntSet)
splitMember !x t = case t of
    Bin p m l r
      | m < 0 ->
          if x >= 0
            then case go l of (lt, found, gt) -> let !lt' = bin p m lt r in (lt', found, gt)
            else case go r of (lt, found, gt) -> let !gt' = bin p m l gt in (lt, found, gt')
    _ -> go t
  where
    go t'@(Bin p m l r)
      | nomatch x p m = if x < p then (Nil, False, t') else (t', False, Nil)
      | zero x m = case go l of (lt, found, gt) -> let !gt' = bin p m gt r in (lt, found, gt')
      | otherwise = case go r of (lt, found, gt) -> let !lt' = bin p m l lt in (lt', found, gt)
    go t'@(Tip p b)
      | p > x = (Nil, False, t')
      | p < prefixOf x = (t', False, Nil)
      | otherwise = (tip p (bitsBelow x b), testBitMap x b, tip p (bitsAbove x b))
    go Nil = (Nil, False, Nil)

splitRoot :: IntSet -> [IntSet]
splitRoot Nil = []
splitRoot t@Tip {} = [t]
splitRoot (Bin _ m l r)
  | m < 0 = [r, l]
  | otherwise = [l, r]

-- Minimum and maximum --------------------------------------------------------------------------

findMin :: IntSet -> Key
findMin Nil = failed "905:15" "findMin: empty set has no minimal element"
findMin (Bin _ m l r) = leftmost (if m < 0 then r else l)
findMin t = leftmost t

leftmost :: IntSet -> Key
leftmost (Bin _ _ l _) = leftmost l
leftmost (Tip p b) = p + lowestBit b
leftmost Nil = error "leftmost: a branch of a set of Ints is empty"

findMax :: IntSet -> Key
findMax Nil = failed "916:15" "findMax: empty set has no maximal element"
findMax (Bin _ m l r) = rightmost (if m < 0 then l else r)
findMax t = rightmost t

rightmost :: IntSet -> Key
rightmost (Bin _ _ _ r) = rightmost r
rightmost (Tip p b) = p + highestBit b
rightmost Nil = error "rightmost: a branch of a set of Ints is empty"

deleteMin :: IntSet -> IntSet
deleteMin t = maybe Nil snd (minView t)

deleteMax :: IntSet -> IntSet
deleteMax t = maybe Nil snd (maxView t)

deleteFindMin :: IntSet -> (Key, IntSet)
deleteFindMin t = case minView t of
  Just r -> r
  Nothing -> (failed "894:28" "deleteFindMin: empty set has no minimal element", empty)

deleteFindMax :: IntSet -> (Key, IntSet)
deleteFindMax t = case maxView t of
  Just r -> r
  Nothing -> (failed "900:28" "deleteFindMax: empty set has no maximal element", empty)

minView :: IntSet -> Maybe (Key, IntSet)
minView Nil = Nothing
minView t = let !x = findMin t in Just (x, delete x t)

maxView :: IntSet -> Maybe (Key, IntSet)
maxView Nil = Nothing
maxView t = let !x = findMax t in Just (x, delete x t)

-- Maps and folds -------------------------------------------------------------------------------

map :: (Key -> Key) -> IntSet -> IntSet
map f t = fromList (List.map f (toList t))

-- | The function must be increasing.
mapMonotonic :: (Key -> Key) -> IntSet -> IntSet
mapMonotonic f t = fromDistinctAscList (List.map f (toAscList t))

fold :: (Key -> b -> b) -> b -> IntSet -> b
fold = foldr

foldr :: (Key -> b -> b) -> b -> IntSet -> b
foldr f z t = case t of
    Bin _ m l r | m < 0 -> go (go z l) r
    _ -> go z t
  where
    go z' (Bin _ _ l r) = go (go z' r) l
    go z' (Tip p b) = foldrBits f z' p b
    go z' Nil = z'

foldr' :: (Key -> b -> b) -> b -> IntSet -> b
foldr' f z t = case t of
    Bin _ m l r | m < 0 -> let !z' = go z l in go z' r
    _ -> go z t
  where
    go !z' (Bin _ _ l r) = let !z'' = go z' r in go z'' l
    go z' (Tip p b) = foldrBits' f z' p b
    go z' Nil = z'

foldl :: (a -> Key -> a) -> a -> IntSet -> a
foldl f z t = case t of
    Bin _ m l r | m < 0 -> go (go z r) l
    _ -> go z t
  where
    go z' (Bin _ _ l r) = go (go z' l) r
    go z' (Tip p b) = foldlBits f z' p b
    go z' Nil = z'

foldl' :: (a -> Key -> a) -> a -> IntSet -> a
foldl' f z t = case t of
    Bin _ m l r | m < 0 -> let !z' = go z r in go z' l
    _ -> go z t
  where
    go !z' (Bin _ _ l r) = let !z'' = go z' l in go z'' r
    go z' (Tip p b) = foldlBits' f z' p b
    go z' Nil = z'

foldrBits, foldrBits' :: (Key -> b -> b) -> b -> Prefix -> BitMap -> b
foldrBits f z p = go
  where
    go b
      | emptyBits b = z
      | otherwise = let !x = p + lowestBit b in f x (go (deleteBit x b))
foldrBits' f z p = go z
  where
    go !acc b
      | emptyBits b = acc
      | otherwise = let !x = p + highestBit b in go (f x acc) (deleteBit x b)

foldlBits, foldlBits' :: (a -> Key -> a) -> a -> Prefix -> BitMap -> a
foldlBits f z p = go
  where
    go b
      | emptyBits b = z
      | otherwise = let !x = p + highestBit b in f (go (deleteBit x b)) x
foldlBits' f z p = go z
  where
    go !acc b
      | emptyBits b = acc
      | otherwise = let !x = p + lowestBit b in go (f acc x) (deleteBit x b)

-- Lists ----------------------------------------------------------------------------------------

elems :: IntSet -> [Key]
elems = toAscList

toList :: IntSet -> [Key]
toList = toAscList

toAscList :: IntSet -> [Key]
toAscList = foldr (:) []

toDescList :: IntSet -> [Key]
toDescList = foldl (flip (:)) []

fromList :: [Key] -> IntSet
fromList = List.foldl' (\t x -> insert x t) empty

fromAscList :: [Key] -> IntSet
fromAscList = fromList

fromDistinctAscList :: [Key] -> IntSet
fromDistinctAscList = fromList

-- Building -------------------------------------------------------------------------------------

-- | Joins two tries with different prefixes.
link :: Prefix -> IntSet -> Prefix -> IntSet -> IntSet
link p1 t1 p2 t2
  | zero p1 m = Bin p m t1 t2
  | otherwise = Bin p m t2 t1
  where
    !m = branchMask p1 p2
    !p = maskBits p1 m

-- | A branch whose sides may be empty.
bin :: Prefix -> Mask -> IntSet -> IntSet -> IntSet
bin _ _ l Nil = l
bin _ _ Nil r = r
bin p m l r = Bin p m l r

-- | A leaf that may be empty.
tip :: Prefix -> BitMap -> IntSet
tip p b
  | emptyBits b = Nil
  | otherwise = Tip p b

-- | The trie as text: downwards; or turned, or with lines between nodes.
showTree :: IntSet -> String
showTree = showTreeWith True False

showTreeWith :: Bool -> Bool -> IntSet -> String
showTreeWith downwards isWide = draw downwards isWide . drawing
 where
  drawing Nil = Nothing'
  drawing (Tip p b) = Leaf (' ' : shows p (" + " ++ show [k - p | k <- toAscList (Tip p b)]))
  drawing (Bin _ _ l r) = Node "*" (drawing l) (drawing r)

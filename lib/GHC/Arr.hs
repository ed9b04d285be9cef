{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples, RoleAnnotations #-}
-- | Boxed arrays, immutable and in state threads.
module GHC.Arr
  ( Ix(..), Array(..), STArray(..), arrEleBottom, array, listArray, (!), safeRangeSize, negRange, safeIndex
  , badSafeIndex
  , bounds, numElements, numElementsSTArray, indices, elems, accumArray, accum, (//), assocs, amap, ixmap
  , eqArray, cmpArray, cmpIntArray
  , newSTArray, boundsSTArray, readSTArray, unsafeReadSTArray, writeSTArray, unsafeWriteSTArray
  , freezeSTArray, unsafeFreezeSTArray, thawSTArray, unsafeThawSTArray
  , foldlElems, foldlElems', foldl1Elems, foldrElems, foldrElems', foldr1Elems
  , unsafeArray, unsafeAt, unsafeReplace, unsafeAccumArray, unsafeAccum
  ) where

import GHC.Base
import GHC.Ix
import GHC.Num
import GHC.Show
import GHC.ST

infixl 9 !, //

-- | Bounds, number of elements, elements.
data Array i e = Array !i !i !Int (Array# e)
type role Array nominal representational

-- | The mutable one.
data STArray s i e = STArray !i !i !Int (MutableArray# s e)
type role STArray nominal nominal representational

-- | Same array.
instance Eq (STArray s i e) where
  STArray _ _ _ a == STArray _ _ _ b = isTrue# (sameMutableArray# a b)

-- Errors --------------------------------------------------------------------------------------------------------------

-- | What elements are that nobody gave.
arrEleBottom :: a
arrEleBottom = errorWithoutStackTrace "(Array.!): undefined array element"
{-# NOINLINE arrEleBottom #-}

negRange :: Int
negRange = errorWithoutStackTrace "Negative range size"
{-# NOINLINE negRange #-}

safeRangeSize :: Ix i => (i, i) -> Int
safeRangeSize range' = case rangeSize range' of
  n -> if n < 0 then negRange else n

-- | Position of an index; throws when it is not one.
safeIndex :: Ix i => (i, i) -> Int -> i -> Int
safeIndex = safeIndex#
{-# INLINE safeIndex #-}

-- Making --------------------------------------------------------------------------------------------------------------

array :: Ix i => (i, i) -> [(i, e)] -> Array i e
array (l, u) ies = case safeRangeSize (l, u) of
  n -> fromAssocs (l, u) n ies

fromAssocs :: Ix i => (i, i) -> Int -> [(i, e)] -> Array i e
fromAssocs (l, u) n@(I# size) ies0 = runBuild (\s -> case newArray# size arrEleBottom s of
  (# s1, target #) -> case go target ies0 s1 of s2 -> freeze l u n target s2)
  where
    go _ [] s = s
    go target ((i, e) : ies) s = case safeIndex (l, u) n i of
      I# at -> case writeArray# target at e s of s1 -> go target ies s1

-- | Positions instead of indices.
unsafeArray :: Ix i => (i, i) -> [(Int, e)] -> Array i e
unsafeArray (l, u) ies0 = case rangeSize (l, u) of
  n@(I# size) -> runBuild (\s -> case newArray# size arrEleBottom s of
    (# s1, target #) -> case writeAll target ies0 s1 of s2 -> freeze l u n target s2)

writeAll :: MutableArray# s e -> [(Int, e)] -> State# s -> State# s
writeAll _ [] s = s
writeAll target ((I# at, e) : ies) s = case writeArray# target at e s of s1 -> writeAll target ies s1

listArray :: Ix i => (i, i) -> [e] -> Array i e
listArray (l, u) es0 = case safeRangeSize (l, u) of
  n@(I# size) -> runBuild (\s -> case newArray# size arrEleBottom s of
    (# s1, target #) -> case fillFrom target 0# size es0 s1 of s2 -> freeze l u n target s2)

fillFrom :: MutableArray# s e -> Int# -> Int# -> [e] -> State# s -> State# s
fillFrom target at size es s = case at ==# size of
  1# -> s
  _ -> case es of
    [] -> s
    e : rest -> case writeArray# target at e s of s1 -> fillFrom target (at +# 1#) size rest s1

freeze :: i -> i -> Int -> MutableArray# s e -> State# s -> (# State# s, Array i e #)
freeze l u n target s = case unsafeFreezeArray# target s of (# s1, done #) -> (# s1, Array l u n done #)

-- | Runs what makes an array.
runBuild :: (State# RealWorld -> (# State# RealWorld, a #)) -> a
runBuild build = case runRW# build of (# _, a #) -> a

-- | Strict in the results of the function.
accumArray :: Ix i => (e -> a -> e) -> e -> (i, i) -> [(i, a)] -> Array i e
accumArray f initial (l, u) ies0 = case safeRangeSize (l, u) of
  n@(I# size) -> runBuild (\s -> case newArray# size initial s of
    (# s1, target #) -> case adjustAll f (l, u) n target ies0 s1 of s2 -> freeze l u n target s2)

unsafeAccumArray :: Ix i => (e -> a -> e) -> e -> (i, i) -> [(Int, a)] -> Array i e
unsafeAccumArray f initial (l, u) ies0 = case safeRangeSize (l, u) of
  n@(I# size) -> runBuild (\s -> case newArray# size initial s of
    (# s1, target #) -> case adjustAt f target ies0 s1 of s2 -> freeze l u n target s2)

adjustAll :: Ix i => (e -> a -> e) -> (i, i) -> Int -> MutableArray# s e -> [(i, a)] -> State# s -> State# s
adjustAll f range' n target = go
  where
    go [] s = s
    go ((i, a) : ies) s = case safeIndex range' n i of
      I# at -> case readArray# target at s of
        (# s1, old #) -> case f old a of
          !new -> case writeArray# target at new s1 of s2 -> go ies s2

adjustAt :: (e -> a -> e) -> MutableArray# s e -> [(Int, a)] -> State# s -> State# s
adjustAt f target = go
  where
    go [] s = s
    go ((I# at, a) : ies) s = case readArray# target at s of
      (# s1, old #) -> case f old a of
        !new -> case writeArray# target at new s1 of s2 -> go ies s2

-- Reading -------------------------------------------------------------------------------------------------------------

(!) :: Ix i => Array i e -> i -> e
Array l u n elements ! i = case safeIndex (l, u) n i of I# at -> case indexArray# elements at of (# e #) -> e
{-# INLINE (!) #-}

-- | The element at a position.
unsafeAt :: Array i e -> Int -> e
unsafeAt (Array _ _ _ elements) (I# at) = case indexArray# elements at of (# e #) -> e
{-# INLINE unsafeAt #-}

bounds :: Array i e -> (i, i)
bounds (Array l u _ _) = (l, u)
{-# INLINE bounds #-}

numElements :: Array i e -> Int
numElements (Array _ _ n _) = n
{-# INLINE numElements #-}

indices :: Ix i => Array i e -> [i]
indices (Array l u _ _) = range (l, u)

elems :: Array i e -> [e]
elems (Array _ _ (I# n) elements) = go 0#
  where
    go at = case at ==# n of
      1# -> []
      _ -> case indexArray# elements at of (# e #) -> e : go (at +# 1#)

assocs :: Ix i => Array i e -> [(i, e)]
assocs (Array l u _ elements) = go 0# (range (l, u))
  where
    go _ [] = []
    go at (i : is) = case indexArray# elements at of (# e #) -> (i, e) : go (at +# 1#) is

-- Changing ------------------------------------------------------------------------------------------------------------

-- | A copy with other elements at some indices.
(//) :: Ix i => Array i e -> [(i, e)] -> Array i e
Array l u n@(I# size) elements // ies0 = runBuild (\s -> case thawArray# elements 0# size s of
  (# s1, target #) -> case go target ies0 s1 of s2 -> freeze l u n target s2)
  where
    go _ [] s = s
    go target ((i, e) : ies) s = case safeIndex (l, u) n i of
      I# at -> case writeArray# target at e s of s1 -> go target ies s1

unsafeReplace :: Array i e -> [(Int, e)] -> Array i e
unsafeReplace (Array l u n@(I# size) elements) ies = runBuild (\s -> case thawArray# elements 0# size s of
  (# s1, target #) -> case writeAll target ies s1 of s2 -> freeze l u n target s2)

-- | Strict in the results of the function.
accum :: Ix i => (e -> a -> e) -> Array i e -> [(i, a)] -> Array i e
accum f (Array l u n@(I# size) elements) ies = runBuild (\s -> case thawArray# elements 0# size s of
  (# s1, target #) -> case adjustAll f (l, u) n target ies s1 of s2 -> freeze l u n target s2)

unsafeAccum :: (e -> a -> e) -> Array i e -> [(Int, a)] -> Array i e
unsafeAccum f (Array l u n@(I# size) elements) ies = runBuild (\s -> case thawArray# elements 0# size s of
  (# s1, target #) -> case adjustAt f target ies s1 of s2 -> freeze l u n target s2)

-- | The function applied to each element, lazily.
amap :: (a -> b) -> Array i a -> Array i b
amap f (Array l u n@(I# size) elements) = runBuild (\s -> case newArray# size arrEleBottom s of
  (# s1, target #) -> case go target 0# s1 of s2 -> freeze l u n target s2)
  where
    go target at s = case at ==# size of
      1# -> s
      _ -> case indexArray# elements at of
        (# a #) -> case writeArray# target at (f a) s of s1 -> go target (at +# 1#) s1

-- | Other indices for the same elements.
ixmap :: (Ix i, Ix j) => (i, i) -> (i -> j) -> Array j e -> Array i e
ixmap (l, u) f arr = array (l, u) (pairs (range (l, u)))
  where
    pairs [] = []
    pairs (i : is) = (i, arr ! f i) : pairs is

-- Folds ---------------------------------------------------------------------------------------------------------------

foldrElems :: (a -> b -> b) -> b -> Array i a -> b
foldrElems f z (Array _ _ (I# n) elements) = go 0#
  where
    go at = case at ==# n of
      1# -> z
      _ -> case indexArray# elements at of (# e #) -> f e (go (at +# 1#))

foldlElems :: (b -> a -> b) -> b -> Array i a -> b
foldlElems f z (Array _ _ (I# n) elements) = go (n -# 1#)
  where
    go at = case at <# 0# of
      1# -> z
      _ -> case indexArray# elements at of (# e #) -> f (go (at -# 1#)) e

foldrElems' :: (a -> b -> b) -> b -> Array i a -> b
foldrElems' f z0 (Array _ _ (I# n) elements) = go (n -# 1#) z0
  where
    go at z = case at <# 0# of
      1# -> z
      _ -> case indexArray# elements at of (# e #) -> case f e z of !z' -> go (at -# 1#) z'

foldlElems' :: (b -> a -> b) -> b -> Array i a -> b
foldlElems' f z0 (Array _ _ (I# n) elements) = go 0# z0
  where
    go at z = case at ==# n of
      1# -> z
      _ -> case indexArray# elements at of (# e #) -> case f z e of !z' -> go (at +# 1#) z'

foldl1Elems :: (a -> a -> a) -> Array i a -> a
foldl1Elems f arr@(Array _ _ (I# n) elements) = case n of
  0# -> errorWithoutStackTrace "foldl1: empty structure"
  _ -> go (n -# 1#)
  where
    go at = case at of
      0# -> unsafeAt arr 0
      _ -> case indexArray# elements at of (# e #) -> f (go (at -# 1#)) e

foldr1Elems :: (a -> a -> a) -> Array i a -> a
foldr1Elems f arr@(Array _ _ n@(I# size) elements) = case size of
  0# -> errorWithoutStackTrace "foldr1: empty structure"
  _ -> go 0#
  where
    go at = case at ==# (size -# 1#) of
      1# -> unsafeAt arr (n - 1)
      _ -> case indexArray# elements at of (# e #) -> f e (go (at +# 1#))

-- Instances -----------------------------------------------------------------------------------------------------------

instance Functor (Array i) where
  fmap = amap
  x <$ Array l u n@(I# size) _ = runBuild (\s -> case newArray# size x s of (# s1, target #) -> freeze l u n target s1)

instance (Ix i, Eq e) => Eq (Array i e) where
  (==) = eqArray

instance (Ix i, Ord e) => Ord (Array i e) where
  compare = cmpArray

eqArray :: (Ix i, Eq e) => Array i e -> Array i e -> Bool
eqArray a@(Array l1 u1 n1@(I# size) _) b@(Array l2 u2 n2 _)
  | n1 == 0 = n2 == 0
  | True = l1 == l2 && u1 == u2 && same 0#
  where
    same at = case at ==# size of
      1# -> True
      _ -> unsafeAt a (I# at) == unsafeAt b (I# at) && same (at +# 1#)

cmpArray, cmpIntArray :: (Ix i, Ord e) => Array i e -> Array i e -> Ordering
cmpArray a b = compare (assocs a) (assocs b)
cmpIntArray = cmpArray

instance (Ix a, Show a, Show b) => Show (Array a b) where
  showsPrec p a = showParen (p > 10)
    (showString "array " . showsPrec 11 (bounds a) . showChar ' ' . showsPrec 11 (assocs a))

-- State threads -------------------------------------------------------------------------------------------------------

newSTArray :: Ix i => (i, i) -> e -> ST s (STArray s i e)
newSTArray (l, u) initial = ST (\s -> case safeRangeSize (l, u) of
  n@(I# size) -> case newArray# size initial s of (# s1, target #) -> (# s1, STArray l u n target #))

boundsSTArray :: STArray s i e -> (i, i)
boundsSTArray (STArray l u _ _) = (l, u)
{-# INLINE boundsSTArray #-}

numElementsSTArray :: STArray s i e -> Int
numElementsSTArray (STArray _ _ n _) = n
{-# INLINE numElementsSTArray #-}

readSTArray :: Ix i => STArray s i e -> i -> ST s e
readSTArray (STArray l u n target) i = ST (\s -> case safeIndex (l, u) n i of I# at -> readArray# target at s)
{-# INLINE readSTArray #-}

unsafeReadSTArray :: STArray s i e -> Int -> ST s e
unsafeReadSTArray (STArray _ _ _ target) (I# at) = ST (\s -> readArray# target at s)
{-# INLINE unsafeReadSTArray #-}

writeSTArray :: Ix i => STArray s i e -> i -> e -> ST s ()
writeSTArray (STArray l u n target) i e =
  ST (\s -> case safeIndex (l, u) n i of I# at -> case writeArray# target at e s of s1 -> (# s1, () #))
{-# INLINE writeSTArray #-}

unsafeWriteSTArray :: STArray s i e -> Int -> e -> ST s ()
unsafeWriteSTArray (STArray _ _ _ target) (I# at) e = ST (\s -> case writeArray# target at e s of s1 -> (# s1, () #))
{-# INLINE unsafeWriteSTArray #-}

-- | A copy.
freezeSTArray :: STArray s i e -> ST s (Array i e)
freezeSTArray (STArray l u n@(I# size) source) =
  ST (\s -> case freezeArray# source 0# size s of (# s1, done #) -> (# s1, Array l u n done #))

-- | The same memory: the mutable one is not to be used any more.
unsafeFreezeSTArray :: STArray s i e -> ST s (Array i e)
unsafeFreezeSTArray (STArray l u n target) = ST (\s -> freeze l u n target s)
{-# INLINE unsafeFreezeSTArray #-}

-- | A copy.
thawSTArray :: Array i e -> ST s (STArray s i e)
thawSTArray (Array l u n@(I# size) source) =
  ST (\s -> case thawArray# source 0# size s of (# s1, target #) -> (# s1, STArray l u n target #))

-- | The same memory: the immutable one is not to be used any more.
unsafeThawSTArray :: Array i e -> ST s (STArray s i e)
unsafeThawSTArray (Array l u n source) =
  ST (\s -> case unsafeThawArray# source s of (# s1, target #) -> (# s1, STArray l u n target #))
{-# INLINE unsafeThawSTArray #-}

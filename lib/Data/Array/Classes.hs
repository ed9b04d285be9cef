{-# LANGUAGE NoImplicitPrelude, MultiParamTypeClasses, FlexibleInstances, FlexibleContexts, RankNTypes #-}
-- | The classes of immutable and of mutable arrays, their instances for boxed elements, and what can be done with them.
module Data.Array.Classes
  ( IArray(..), MArray(..), Frozen(..), IOArray(..)
  , array, listArray, (!), indices, elems, assocs, accumArray, (//), accum, amap, ixmap
  , newListArray, readArray, writeArray, mapArray, mapIndices, getElems, getAssocs
  , freeze, unsafeFreeze, thaw, unsafeThaw
  , runSTArray, stIO
  ) where

import qualified Control.Monad.ST.Lazy as Lazy
import Data.Array.Read ()
import Data.Array.Unboxed.Types
import GHC.Arr (Array, STArray)
import qualified GHC.Arr as Arr
import GHC.Base
import GHC.IO (stToIO)
import GHC.IOArray
import GHC.Ix
import GHC.List (zip)
import GHC.Num
import GHC.ST

infixl 9 !, //

-- | Array types @a@ that can have elements of type @e@.
class IArray a e where
  bounds :: Ix i => a i e -> (i, i)
  numElements :: Ix i => a i e -> Int
  -- | From positions and elements.
  unsafeArray :: Ix i => (i, i) -> [(Int, e)] -> a i e
  unsafeAt :: Ix i => a i e -> Int -> e
  unsafeReplace :: Ix i => a i e -> [(Int, e)] -> a i e
  unsafeAccum :: Ix i => (e -> e' -> e) -> a i e -> [(Int, e')] -> a i e
  unsafeAccumArray :: Ix i => (e -> e' -> e) -> e -> (i, i) -> [(Int, e')] -> a i e
  -- | The first n of a list.
  listArrayN :: Ix i => (i, i) -> Int -> [e] -> a i e
  -- | What it is made of, when that is known here; and back.
  toFrozen :: a i e -> Frozen i e
  fromFrozen :: Frozen i e -> Maybe (a i e)

  unsafeReplace arr ies = unsafeArray (bounds arr) (positions arr ++ ies)
  unsafeAccum f arr ies = foldAccum f arr ies
  unsafeAccumArray f initial range' ies =
    foldAccum f (listArrayN range' (rangeSize range') (repeated (rangeSize range') initial)) ies
  listArrayN range' n es = unsafeArray range' (zip (upTo n) es)
  toFrozen _ = NotFrozen
  fromFrozen _ = Nothing
  {-# MINIMAL bounds, numElements, unsafeArray, unsafeAt #-}

-- | Positions from 0.
upTo :: Int -> [Int]
upTo n = go 0
  where
    go i = if i >= n then [] else i : go (i + 1)

repeated :: Int -> e -> [e]
repeated n e = if n <= 0 then [] else e : repeated (n - 1) e

positions :: (IArray a e, Ix i) => a i e -> [(Int, e)]
positions arr = map (\at -> (at, unsafeAt arr at)) (upTo (numElements arr))

foldAccum :: (IArray a e, Ix i) => (e -> e' -> e) -> a i e -> [(Int, e')] -> a i e
foldAccum _ arr [] = arr
foldAccum f arr ((at, e) : ies) = foldAccum f (unsafeReplace arr [(at, f (unsafeAt arr at) e)]) ies

-- | An immutable array of one of the types of this library.
data Frozen i e
  = FrozenBoxed (Array i e)
  | FrozenBytes (UArray i e)
  | NotFrozen

instance IArray Array e where
  bounds = Arr.bounds
  numElements = Arr.numElements
  unsafeArray = Arr.unsafeArray
  unsafeAt = Arr.unsafeAt
  unsafeReplace = Arr.unsafeReplace
  unsafeAccum = Arr.unsafeAccum
  unsafeAccumArray = Arr.unsafeAccumArray
  listArrayN range' _ es = Arr.listArray range' es
  toFrozen = FrozenBoxed
  fromFrozen (FrozenBoxed a) = Just a
  fromFrozen _ = Nothing

-- Immutable -----------------------------------------------------------------------------------------------------------

array :: (IArray a e, Ix i) => (i, i) -> [(i, e)] -> a i e
array range' ies = case Arr.safeRangeSize range' of
  n -> unsafeArray range' (atPositions range' n ies)

atPositions :: Ix i => (i, i) -> Int -> [(i, e)] -> [(Int, e)]
atPositions range' n = go
  where
    go [] = []
    go ((i, e) : ies) = case Arr.safeIndex range' n i of !at -> (at, e) : go ies

listArray :: (IArray a e, Ix i) => (i, i) -> [e] -> a i e
listArray range' es = case Arr.safeRangeSize range' of
  n -> listArrayN range' n es

(!) :: (IArray a e, Ix i) => a i e -> i -> e
arr ! i = unsafeAt arr (Arr.safeIndex (bounds arr) (numElements arr) i)
{-# INLINE (!) #-}

indices :: (IArray a e, Ix i) => a i e -> [i]
indices arr = range (bounds arr)

elems :: (IArray a e, Ix i) => a i e -> [e]
elems arr = go 0
  where
    n = numElements arr
    go at = if at >= n then [] else unsafeAt arr at : go (at + 1)

assocs :: (IArray a e, Ix i) => a i e -> [(i, e)]
assocs arr = zip (indices arr) (elems arr)

accumArray :: (IArray a e, Ix i) => (e -> e' -> e) -> e -> (i, i) -> [(i, e')] -> a i e
accumArray f initial range' ies = case Arr.safeRangeSize range' of
  n -> unsafeAccumArray f initial range' (atPositions range' n ies)

(//) :: (IArray a e, Ix i) => a i e -> [(i, e)] -> a i e
arr // ies = unsafeReplace arr (atPositions (bounds arr) (numElements arr) ies)

accum :: (IArray a e, Ix i) => (e -> e' -> e) -> a i e -> [(i, e')] -> a i e
accum f arr ies = unsafeAccum f arr (atPositions (bounds arr) (numElements arr) ies)

amap :: (IArray a e', IArray a e, Ix i) => (e' -> e) -> a i e' -> a i e
amap f arr = listArrayN (bounds arr) (numElements arr) (map f (elems arr))

ixmap :: (IArray a e, Ix i, Ix j) => (i, i) -> (i -> j) -> a j e -> a i e
ixmap range' f arr = array range' (map (\i -> (i, arr ! f i)) (range range'))

-- Mutable -------------------------------------------------------------------------------------------------------------

-- | Array types @a@ that can have elements of type @e@ and are changed in @m@.
class Monad m => MArray a e m where
  getBounds :: Ix i => a i e -> m (i, i)
  getNumElements :: Ix i => a i e -> m Int
  newArray :: Ix i => (i, i) -> e -> m (a i e)
  -- | Elements are 0, or throw when they are used.
  newArray_ :: Ix i => (i, i) -> m (a i e)
  unsafeNewArray_ :: Ix i => (i, i) -> m (a i e)
  unsafeRead :: Ix i => a i e -> Int -> m e
  unsafeWrite :: Ix i => a i e -> Int -> e -> m ()
  -- | The same memory as an immutable array; a copy; and back. NotFrozen, Nothing: to be done element by element.
  frozen, frozenCopy :: Ix i => a i e -> m (Frozen i e)
  thawed, thawedCopy :: Ix i => Frozen i e -> Maybe (m (a i e))

  newArray range' initial = do
    arr <- unsafeNewArray_ range'
    fillAll arr (Arr.safeRangeSize range') 0
    return arr
    where
      fillAll arr n at = if at >= n then return () else unsafeWrite arr at initial >> fillAll arr n (at + 1)
  newArray_ range' = newArray range' Arr.arrEleBottom
  unsafeNewArray_ range' = newArray range' Arr.arrEleBottom
  frozen _ = return NotFrozen
  frozenCopy _ = return NotFrozen
  thawed _ = Nothing
  thawedCopy _ = Nothing
  {-# MINIMAL getBounds, getNumElements, (newArray | unsafeNewArray_), unsafeRead, unsafeWrite #-}

instance MArray (STArray s) e (ST s) where
  getBounds arr = return (Arr.boundsSTArray arr)
  getNumElements arr = return (Arr.numElementsSTArray arr)
  newArray = Arr.newSTArray
  unsafeRead = Arr.unsafeReadSTArray
  unsafeWrite = Arr.unsafeWriteSTArray
  frozen arr = fmap FrozenBoxed (Arr.unsafeFreezeSTArray arr)
  frozenCopy arr = fmap FrozenBoxed (Arr.freezeSTArray arr)
  thawed (FrozenBoxed arr) = Just (Arr.unsafeThawSTArray arr)
  thawed _ = Nothing
  thawedCopy (FrozenBoxed arr) = Just (Arr.thawSTArray arr)
  thawedCopy _ = Nothing

instance MArray (STArray s) e (Lazy.ST s) where
  getBounds arr = return (Arr.boundsSTArray arr)
  getNumElements arr = return (Arr.numElementsSTArray arr)
  newArray range' e = Lazy.strictToLazyST (Arr.newSTArray range' e)
  unsafeRead arr at = Lazy.strictToLazyST (Arr.unsafeReadSTArray arr at)
  unsafeWrite arr at e = Lazy.strictToLazyST (Arr.unsafeWriteSTArray arr at e)

stIO :: ST RealWorld a -> IO a
stIO = stToIO
{-# INLINE stIO #-}

instance MArray IOArray e IO where
  getBounds (IOArray arr) = return (Arr.boundsSTArray arr)
  getNumElements (IOArray arr) = return (Arr.numElementsSTArray arr)
  newArray = newIOArray
  unsafeRead = unsafeReadIOArray
  unsafeWrite = unsafeWriteIOArray
  frozen (IOArray arr) = fmap FrozenBoxed (stIO (Arr.unsafeFreezeSTArray arr))
  frozenCopy (IOArray arr) = fmap FrozenBoxed (stIO (Arr.freezeSTArray arr))
  thawed (FrozenBoxed arr) = Just (fmap IOArray (stIO (Arr.unsafeThawSTArray arr)))
  thawed _ = Nothing
  thawedCopy (FrozenBoxed arr) = Just (fmap IOArray (stIO (Arr.thawSTArray arr)))
  thawedCopy _ = Nothing

-- | Elements beyond the list stay as `newArray_` leaves them.
newListArray :: (MArray a e m, Ix i) => (i, i) -> [e] -> m (a i e)
newListArray range' es0 = do
  arr <- newArray_ range'
  let n = Arr.safeRangeSize range'
      fillFrom _ [] = return ()
      fillFrom at (e : es) = if at >= n then return () else unsafeWrite arr at e >> fillFrom (at + 1) es
  fillFrom 0 es0
  return arr

readArray :: (MArray a e m, Ix i) => a i e -> i -> m e
readArray arr i = do
  range' <- getBounds arr
  n <- getNumElements arr
  unsafeRead arr (Arr.safeIndex range' n i)
{-# INLINE readArray #-}

writeArray :: (MArray a e m, Ix i) => a i e -> i -> e -> m ()
writeArray arr i e = do
  range' <- getBounds arr
  n <- getNumElements arr
  unsafeWrite arr (Arr.safeIndex range' n i) e
{-# INLINE writeArray #-}

getElems :: (MArray a e m, Ix i) => a i e -> m [e]
getElems arr = do
  n <- getNumElements arr
  let go at es = if at < 0 then return es else unsafeRead arr at >>= \e -> go (at - 1) (e : es)
  go (n - 1) []

getAssocs :: (MArray a e m, Ix i) => a i e -> m [(i, e)]
getAssocs arr = do
  range' <- getBounds arr
  es <- getElems arr
  return (zip (range range') es)

-- | A new array.
mapArray :: (MArray a e' m, MArray a e m, Ix i) => (e' -> e) -> a i e' -> m (a i e)
mapArray f arr = do
  range' <- getBounds arr
  n <- getNumElements arr
  new <- newArray_ range'
  let go at = if at >= n then return () else unsafeRead arr at >>= \e -> unsafeWrite new at (f e) >> go (at + 1)
  go 0
  return new

-- | A new array with other indices for the same elements.
mapIndices :: (MArray a e m, Ix i, Ix j) => (i, i) -> (i -> j) -> a j e -> m (a i e)
mapIndices range' f arr = do
  new <- newArray_ range'
  let go _ [] = return ()
      go at (i : is) = readArray arr (f i) >>= \e -> unsafeWrite new at e >> go (at + 1) is
  go 0 (range range')
  return new

-- Both ----------------------------------------------------------------------------------------------------------------

-- | An immutable copy.
freeze :: (Ix i, MArray a e m, IArray b e) => a i e -> m (b i e)
freeze arr = do
  copy <- frozenCopy arr
  case fromFrozen copy of
    Just done -> return done
    Nothing -> byElements arr

-- | Without a copy where the two types allow it: the mutable array is not to be changed any more.
unsafeFreeze :: (Ix i, MArray a e m, IArray b e) => a i e -> m (b i e)
unsafeFreeze arr = do
  same <- frozen arr
  case fromFrozen same of
    Just done -> return done
    Nothing -> byElements arr

byElements :: (Ix i, MArray a e m, IArray b e) => a i e -> m (b i e)
byElements arr = do
  range' <- getBounds arr
  es <- getElems arr
  return (listArray range' es)

-- | A mutable copy.
thaw :: (Ix i, IArray a e, MArray b e m) => a i e -> m (b i e)
thaw arr = case thawedCopy (toFrozen arr) of
  Just copy -> copy
  Nothing -> newListArray (bounds arr) (elems arr)

-- | Without a copy where the two types allow it: the immutable array is not to be used any more.
unsafeThaw :: (Ix i, IArray a e, MArray b e m) => a i e -> m (b i e)
unsafeThaw arr = case thawed (toFrozen arr) of
  Just same -> same
  Nothing -> newListArray (bounds arr) (elems arr)

-- | The array a state thread made, without a copy.
runSTArray :: (forall s. ST s (STArray s i e)) -> Array i e
runSTArray st = runST (st >>= Arr.unsafeFreezeSTArray)

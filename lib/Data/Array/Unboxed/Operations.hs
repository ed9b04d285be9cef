{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples, FlexibleInstances, FlexibleContexts, RankNTypes #-}
-- | What the instances of unboxed arrays share. They give the size of an element, and functions that read and write one.
module Data.Array.Unboxed.Operations
  ( boundsU, sizeU, arrayU, listU, replaceU, accumU, accumArrayU, fromBytes
  , getBoundsU, getSizeU, newU, newU_, frozenU, frozenCopyU, thawedU, thawedCopyU
  , ioArray, thawedIO, runSTUArray
  ) where

import Data.Array.Classes
import Data.Array.Unboxed.Types
import GHC.Arr (safeRangeSize)
import GHC.Base
import GHC.Ix
import GHC.Read
import GHC.Show
import GHC.ST

foreign import prim "sameMutVar#" sameBytes# :: MutableByteArray# s -> MutableByteArray# s -> Int#

type Write s e = MutableByteArray# s -> Int# -> e -> State# s -> State# s
type Reader s e = MutableByteArray# s -> Int# -> State# s -> (# State# s, e #)

-- Immutable -----------------------------------------------------------------------------------------------------------

boundsU :: UArray i e -> (i, i)
boundsU (UArray l u _ _) = (l, u)
{-# INLINE boundsU #-}

sizeU :: UArray i e -> Int
sizeU (UArray _ _ n _) = n
{-# INLINE sizeU #-}

arrayU :: Ix i => Int# -> Write RealWorld e -> (i, i) -> [(Int, e)] -> UArray i e
arrayU size write (l, u) ies = case rangeSize (l, u) of
  n@(I# count) -> runBuild (\s -> case newByteArray# (count *# size) s of
    (# s1, target #) -> case writeAll write target ies s1 of s2 -> freezeU l u n target s2)

writeAll :: Write s e -> MutableByteArray# s -> [(Int, e)] -> State# s -> State# s
writeAll write target = go
  where
    go [] s = s
    go ((I# at, e) : ies) s = case write target at e s of s1 -> go ies s1

listU :: Ix i => Int# -> Write RealWorld e -> (i, i) -> Int -> [e] -> UArray i e
listU size write (l, u) n@(I# count) es0 = runBuild (\s -> case newByteArray# (count *# size) s of
  (# s1, target #) -> case go target 0# es0 s1 of s2 -> freezeU l u n target s2)
  where
    go target at es s = case at >=# count of
      1# -> s
      _ -> case es of
        [] -> s
        e : rest -> case write target at e s of s1 -> go target (at +# 1#) rest s1

replaceU :: Write RealWorld e -> UArray i e -> [(Int, e)] -> UArray i e
replaceU write (UArray l u n bytes) ies = runBuild (\s -> case copyOf bytes s of
  (# s1, target #) -> case writeAll write target ies s1 of s2 -> freezeU l u n target s2)

accumU :: Reader RealWorld e -> Write RealWorld e -> (e -> e' -> e) -> UArray i e -> [(Int, e')] -> UArray i e
accumU read write f (UArray l u n bytes) ies = runBuild (\s -> case copyOf bytes s of
  (# s1, target #) -> case adjust read write f target ies s1 of s2 -> freezeU l u n target s2)

accumArrayU
  :: Ix i
  => Int# -> Reader RealWorld e -> Write RealWorld e -> (e -> e' -> e) -> e -> (i, i) -> [(Int, e')] -> UArray i e
accumArrayU size read write f initial (l, u) ies = case rangeSize (l, u) of
  n@(I# count) -> runBuild (\s -> case newFilled size count write initial s of
    (# s1, target #) -> case adjust read write f target ies s1 of s2 -> freezeU l u n target s2)

adjust :: Reader s e -> Write s e -> (e -> e' -> e) -> MutableByteArray# s -> [(Int, e')] -> State# s -> State# s
adjust read write f target = go
  where
    go [] s = s
    go ((I# at, e) : ies) s = case read target at s of
      (# s1, old #) -> case write target at (f old e) s1 of s2 -> go ies s2

fromBytes :: Frozen i e -> Maybe (UArray i e)
fromBytes (FrozenBytes arr) = Just arr
fromBytes _ = Nothing

runBuild :: (State# RealWorld -> (# State# RealWorld, a #)) -> a
runBuild make = case runRW# make of (# _, a #) -> a

freezeU :: i -> i -> Int -> MutableByteArray# s -> State# s -> (# State# s, UArray i e #)
freezeU l u n target s = case unsafeFreezeByteArray# target s of (# s1, bytes #) -> (# s1, UArray l u n bytes #)

copyOf :: ByteArray# -> State# s -> (# State# s, MutableByteArray# s #)
copyOf bytes s = case sizeofByteArray# bytes of
  total -> case newByteArray# total s of
    (# s1, target #) -> case copyByteArray# bytes 0# target 0# total s1 of s2 -> (# s2, target #)

-- | Every element is the same: the first is written, then what is written is copied behind itself.
newFilled :: Int# -> Int# -> Write s e -> e -> State# s -> (# State# s, MutableByteArray# s #)
newFilled size count write e s = case newByteArray# (count *# size) s of
  (# s1, target #) -> case count of
    0# -> (# s1, target #)
    _ -> case write target 0# e s1 of s2 -> case double target size s2 of s3 -> (# s3, target #)
  where
    total = I# (count *# size)
    double target done s1 = case total of
      I# all -> case done >=# all of
        1# -> s1
        _ -> case atMost done (all -# done) of
          more -> case copyMutableByteArray# target 0# target done more s1 of s2 -> double target (done +# more) s2
    atMost :: Int# -> Int# -> Int#
    atMost a b = case a <# b of { 1# -> a; _ -> b }

-- Mutable -------------------------------------------------------------------------------------------------------------

getBoundsU :: STUArray s i e -> ST s (i, i)
getBoundsU (STUArray l u _ _) = ST (\s -> (# s, (l, u) #))
{-# INLINE getBoundsU #-}

getSizeU :: STUArray s i e -> ST s Int
getSizeU (STUArray _ _ n _) = ST (\s -> (# s, n #))
{-# INLINE getSizeU #-}

newU :: Ix i => Int# -> Write s e -> (i, i) -> e -> ST s (STUArray s i e)
newU size write (l, u) e = ST (\s -> case safeRangeSize (l, u) of
  n@(I# count) -> case newFilled size count write e s of (# s1, target #) -> (# s1, STUArray l u n target #))

-- | Elements are 0.
newU_ :: Ix i => Int# -> (i, i) -> ST s (STUArray s i e)
newU_ size (l, u) = ST (\s -> case safeRangeSize (l, u) of
  n@(I# count) -> case newByteArray# (count *# size) s of (# s1, target #) -> (# s1, STUArray l u n target #))

frozenU, frozenCopyU :: STUArray s i e -> ST s (Frozen i e)
frozenU (STUArray l u n bytes) = ST (\s -> case freezeU l u n bytes s of (# s1, arr #) -> (# s1, FrozenBytes arr #))
frozenCopyU (STUArray l u n bytes) = ST (\s -> case sizeofMutableByteArray# bytes of
  total -> case newByteArray# total s of
    (# s1, target #) -> case copyMutableByteArray# bytes 0# target 0# total s1 of
      s2 -> case freezeU l u n target s2 of (# s3, arr #) -> (# s3, FrozenBytes arr #))

thawedU, thawedCopyU :: Frozen i e -> Maybe (ST s (STUArray s i e))
thawedU (FrozenBytes (UArray l u n bytes)) =
  Just (ST (\s -> case unsafeThawByteArray# bytes s of (# s1, target #) -> (# s1, STUArray l u n target #)))
thawedU _ = Nothing
thawedCopyU (FrozenBytes (UArray l u n bytes)) =
  Just (ST (\s -> case copyOf bytes s of (# s1, target #) -> (# s1, STUArray l u n target #)))
thawedCopyU _ = Nothing

ioArray :: ST RealWorld (STUArray RealWorld i e) -> IO (IOUArray i e)
ioArray st = fmap IOUArray (stIO st)

thawedIO :: Maybe (ST RealWorld (STUArray RealWorld i e)) -> Maybe (IO (IOUArray i e))
thawedIO (Just st) = Just (ioArray st)
thawedIO Nothing = Nothing

-- | The array a state thread made, without a copy.
runSTUArray :: (forall s. ST s (STUArray s i e)) -> UArray i e
runSTUArray st = runST (st >>= freezeST)

freezeST :: STUArray s i e -> ST s (UArray i e)
freezeST (STUArray l u n bytes) = ST (\s -> freezeU l u n bytes s)

-- Instances -----------------------------------------------------------------------------------------------------------

-- | Same array.
instance Eq (STUArray s i e) where
  STUArray _ _ _ a == STUArray _ _ _ b = isTrue# (sameBytes# a b)

instance Eq (IOUArray i e) where
  IOUArray a == IOUArray b = a == b

instance (Ix i, Eq e, IArray UArray e) => Eq (UArray i e) where
  a == b
    | sizeU a == 0 = sizeU b == 0
    | True = boundsU a == boundsU b && elems a == elems b

instance (Ix i, Ord e, IArray UArray e) => Ord (UArray i e) where
  compare a b = compare (assocs a) (assocs b)

instance (Ix i, Show i, Show e, IArray UArray e) => Show (UArray i e) where
  showsPrec p a = showParen (p > 10)
    (showString "array " . showsPrec 11 (boundsU a) . showChar ' ' . showsPrec 11 (assocs a))

instance (Ix i, Read i, Read e, IArray UArray e) => Read (UArray i e) where
  readsPrec d = readParen (d > 10) (\text ->
    [ (array range' ies, rest)
    | ("array", text1) <- lex text, (range', text2) <- readsPrec 11 text1, (ies, rest) <- readsPrec 11 text2 ])

{-# LANGUAGE MagicHash, RankNTypes, UnboxedTuples #-}
-- | Arrays of UTF-16, as packages see texts that look inside them. (Texts themselves are made otherwise: Data.Text.Internal.)
module Data.Text.Array
  ( Array (..), MArray (..), new, empty, unsafeFreeze, unsafeIndex, unsafeWrite, copyM, copyI, equal, run, run2, toList
  ) where

import Data.Word (Word16)
import GHC.Exts hiding (toList)
import GHC.ST (ST (..), runST)
import GHC.Word (Word16 (..))

data Array = Array {aBA :: ByteArray#}

data MArray s = MArray {maBA :: MutableByteArray# s}

-- | Of so many units.
new :: Int -> ST s (MArray s)
new (I# n) = ST (\s -> case newByteArray# (n *# 2#) s of (# s1, array #) -> (# s1, MArray array #))

empty :: Array
empty = runST (new 0 >>= unsafeFreeze)

unsafeFreeze :: MArray s -> ST s Array
unsafeFreeze (MArray array) = ST (\s -> case unsafeFreezeByteArray# array s of (# s1, done #) -> (# s1, Array done #))

unsafeIndex :: Array -> Int -> Word16
unsafeIndex (Array array) (I# i) = W16# (indexWord16Array# array i)
{-# INLINE unsafeIndex #-}

unsafeWrite :: MArray s -> Int -> Word16 -> ST s ()
unsafeWrite (MArray array) (I# i) (W16# unit) = ST (\s -> case writeWord16Array# array i unit s of s1 -> (# s1, () #))
{-# INLINE unsafeWrite #-}

-- | To, where, from, where, how many.
copyM :: MArray s -> Int -> MArray s -> Int -> Int -> ST s ()
copyM (MArray to) (I# at) (MArray from) (I# start) (I# n) =
  ST (\s -> case copyMutableByteArray# from (start *# 2#) to (at *# 2#) (n *# 2#) s of s1 -> (# s1, () #))

-- | To, where, from, where, up to where in the target.
copyI :: MArray s -> Int -> Array -> Int -> Int -> ST s ()
copyI (MArray to) (I# at) (Array from) (I# start) (I# end)
  | isTrue# (at >=# end) = return ()
  | otherwise = ST (\s -> case copyByteArray# from (start *# 2#) to (at *# 2#) ((end -# at) *# 2#) s of s1 -> (# s1, () #))

-- | So many units of the one, from there on, and of the other.
equal :: Array -> Int -> Array -> Int -> Int -> Bool
equal (Array a) (I# i) (Array b) (I# j) (I# n) = isTrue# (compareByteArrays# a (i *# 2#) b (j *# 2#) (n *# 2#) ==# 0#)

run :: (forall s. ST s (MArray s)) -> Array
run act = runST (act >>= unsafeFreeze)

run2 :: (forall s. ST s (MArray s, a)) -> (Array, a)
run2 act = runST (do
  (array, x) <- act
  done <- unsafeFreeze array
  return (done, x))

-- | From where, how many.
toList :: Array -> Int -> Int -> [Word16]
toList array from n = [unsafeIndex array i | i <- [from .. from + n - 1]]

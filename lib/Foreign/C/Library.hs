{-# LANGUAGE MagicHash, NoImplicitPrelude, UnboxedTuples #-}
-- | Functions of C that packages bring along or expect, for those who import them by `ccall`: compiler/desugar/c-functions.ts says which is which.
-- Sizes of numbers are told as n of 2^n bytes.
module Foreign.C.Library
  ( fillArray#, fillMemory#, moveArray#, moveMemory#, compareArrays#, compareMemory#, lengthOfCString#, fnvOfArray#, fnvOfMemory#, seed#, numberOfThread#
  ) where

import GHC.Base
import GHC.Clock (getMonotonicTimeNSec)
import GHC.Word (Word64 (..))

-- | Array, first number, how many, which number.
fillArray# :: Int# -> MutableByteArray# s -> Int# -> Int# -> Word# -> State# s -> State# s
fillArray# size array from count x s = case size of
  0# -> setByteArray# array from count (word2Int# x) s
  1# -> each (\i -> writeWord16Array# array i x) s
  2# -> each (\i -> writeWord32Array# array i x) s
  _ -> each (\i -> writeWordArray# array i x) s
  where
    each write = times (\i s1 -> write (from +# i) s1) count
{-# INLINE fillArray# #-}

fillMemory# :: Int# -> Addr# -> Int# -> Int# -> Word# -> State# s -> State# s
fillMemory# size address from count x = case size of
  0# -> each (\i -> writeWord8OffAddr# address i x)
  1# -> each (\i -> writeWord16OffAddr# address i x)
  2# -> each (\i -> writeWord32OffAddr# address i x)
  _ -> each (\i -> writeWordOffAddr# address i x)
  where
    each write = times (\i s1 -> write (from +# i) s1) count
{-# INLINE fillMemory# #-}

times :: (Int# -> State# s -> State# s) -> Int# -> State# s -> State# s
times act count = go 0#
  where
    go i s = case i <# count of
      0# -> s
      _ -> case act i s of s1 -> go (i +# 1#) s1
{-# INLINE times #-}

-- | To, offset, from, offset, bytes.
moveArray# :: MutableByteArray# s -> Int# -> MutableByteArray# s -> Int# -> Int# -> State# s -> State# s
moveArray# to toAt from fromAt count s = copyMutableByteArray# from fromAt to toAt count s

-- | To, from, bytes; answers the first.
moveMemory# :: Addr# -> Addr# -> Int# -> State# s -> (# State# s, Addr# #)
moveMemory# to from count s = case newByteArray# count s of
  (# s1, copy #) -> case copyAddrToByteArray# from copy 0# count s1 of
    s2 -> case copyMutableByteArrayToAddr# copy 0# to count s2 of s3 -> (# s3, to #)

compareArrays# :: ByteArray# -> Int# -> ByteArray# -> Int# -> Int# -> State# s -> (# State# s, Int# #)
compareArrays# p pAt q qAt count s = (# s, compareByteArrays# p pAt q qAt count #)

compareMemory# :: Addr# -> Addr# -> Int# -> State# s -> (# State# s, Int# #)
compareMemory# p q count s = case newByteArray# count s of
  (# s1, a #) -> case newByteArray# count s1 of
    (# s2, b #) -> case copyAddrToByteArray# p a 0# count s2 of
      s3 -> case copyAddrToByteArray# q b 0# count s3 of
        s4 -> case unsafeFreezeByteArray# a s4 of
          (# s5, x #) -> case unsafeFreezeByteArray# b s5 of
            (# s6, y #) -> (# s6, compareByteArrays# x 0# y 0# count #)

lengthOfCString# :: Addr# -> State# s -> (# State# s, Int# #)
lengthOfCString# address = go 0#
  where
    go i s = case readWord8OffAddr# address i s of
      (# s1, 0## #) -> (# s1, i #)
      (# s1, _ #) -> go (i +# 1#) s1

-- | The hash called FNV-1, of 64 bits: array, offset, bytes, where to start from.
fnvOfArray# :: ByteArray# -> Int# -> Int# -> Word# -> State# s -> (# State# s, Word# #)
fnvOfArray# bytes from count salt s = go from salt
  where
    end = from +# count
    go i hash = case i <# end of
      0# -> (# s, hash #)
      _ -> go (i +# 1#) (xor# (timesWord# hash 1099511628211##) (indexWord8Array# bytes i))

fnvOfMemory# :: Addr# -> Int# -> Word# -> State# s -> (# State# s, Word# #)
fnvOfMemory# address count salt s = case newByteArray# count s of
  (# s1, copy #) -> case copyAddrToByteArray# address copy 0# count s1 of
    s2 -> case unsafeFreezeByteArray# copy s2 of (# s3, bytes #) -> fnvOfArray# bytes 0# count salt s3

-- | A number that is another one next time.
seed# :: State# RealWorld -> (# State# RealWorld, Word# #)
seed# s = case unIO getMonotonicTimeNSec s of (# s1, W64# n #) -> (# s1, n #)

numberOfThread# :: ThreadId# -> State# s -> (# State# s, Int# #)
numberOfThread# thread s = (# s, threadId# thread #)

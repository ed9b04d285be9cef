{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples, FlexibleInstances, MultiParamTypeClasses #-}
-- | Arrays of unboxed elements: for each type of element how it lies in a byte array, and its instances.
--
-- The instances are written out one by one, so that each is a constant dictionary with the primops in its methods.
module Data.Array.Unboxed.Elements () where

import Data.Array.Classes
import Data.Array.Unboxed.Operations
import Data.Array.Unboxed.Types
import GHC.Base
import GHC.Int
import GHC.ST
import GHC.Word

-- Int -----------------------------------------------------------------------------------------------------------------

readInt :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Int #)
readInt bytes at s = case readIntArray# bytes at s of (# s1, e #) -> (# s1, I# e #)

writeInt :: MutableByteArray# s -> Int# -> Int -> State# s -> State# s
writeInt bytes at (I# e) = writeIntArray# bytes at e

instance IArray UArray Int where
  bounds = boundsU
  numElements = sizeU
  unsafeArray = arrayU 8# writeInt
  listArrayN = listU 8# writeInt
  unsafeAt (UArray _ _ _ bytes) (I# at) = I# (indexIntArray# bytes at)
  unsafeReplace = replaceU writeInt
  unsafeAccum = accumU readInt writeInt
  unsafeAccumArray = accumArrayU 8# readInt writeInt
  toFrozen = FrozenBytes
  fromFrozen = fromBytes

instance MArray (STUArray s) Int (ST s) where
  getBounds = getBoundsU
  getNumElements = getSizeU
  newArray = newU 8# writeInt
  newArray_ = newU_ 8#
  unsafeNewArray_ = newU_ 8#
  unsafeRead (STUArray _ _ _ bytes) (I# at) = ST (\s -> readInt bytes at s)
  unsafeWrite (STUArray _ _ _ bytes) (I# at) e = ST (\s -> case writeInt bytes at e s of s1 -> (# s1, () #))
  frozen = frozenU
  frozenCopy = frozenCopyU
  thawedCopy = thawedCopyU
  thawed = thawedU

instance MArray IOUArray Int IO where
  getBounds (IOUArray a) = stIO (getBoundsU a)
  getNumElements (IOUArray a) = stIO (getSizeU a)
  newArray range e = ioArray (newU 8# writeInt range e)
  newArray_ range = ioArray (newU_ 8# range)
  unsafeNewArray_ range = ioArray (newU_ 8# range)
  unsafeRead (IOUArray (STUArray _ _ _ bytes)) (I# at) = IO (\s -> readInt bytes at s)
  unsafeWrite (IOUArray (STUArray _ _ _ bytes)) (I# at) e =
    IO (\s -> case writeInt bytes at e s of s1 -> (# s1, () #))
  frozen (IOUArray a) = stIO (frozenU a)
  frozenCopy (IOUArray a) = stIO (frozenCopyU a)
  thawedCopy f = thawedIO (thawedCopyU f)
  thawed f = thawedIO (thawedU f)

-- Word ----------------------------------------------------------------------------------------------------------------

readWord :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Word #)
readWord bytes at s = case readWordArray# bytes at s of (# s1, e #) -> (# s1, W# e #)

writeWord :: MutableByteArray# s -> Int# -> Word -> State# s -> State# s
writeWord bytes at (W# e) = writeWordArray# bytes at e

instance IArray UArray Word where
  bounds = boundsU
  numElements = sizeU
  unsafeArray = arrayU 8# writeWord
  listArrayN = listU 8# writeWord
  unsafeAt (UArray _ _ _ bytes) (I# at) = W# (indexWordArray# bytes at)
  unsafeReplace = replaceU writeWord
  unsafeAccum = accumU readWord writeWord
  unsafeAccumArray = accumArrayU 8# readWord writeWord
  toFrozen = FrozenBytes
  fromFrozen = fromBytes

instance MArray (STUArray s) Word (ST s) where
  getBounds = getBoundsU
  getNumElements = getSizeU
  newArray = newU 8# writeWord
  newArray_ = newU_ 8#
  unsafeNewArray_ = newU_ 8#
  unsafeRead (STUArray _ _ _ bytes) (I# at) = ST (\s -> readWord bytes at s)
  unsafeWrite (STUArray _ _ _ bytes) (I# at) e = ST (\s -> case writeWord bytes at e s of s1 -> (# s1, () #))
  frozen = frozenU
  frozenCopy = frozenCopyU
  thawedCopy = thawedCopyU
  thawed = thawedU

instance MArray IOUArray Word IO where
  getBounds (IOUArray a) = stIO (getBoundsU a)
  getNumElements (IOUArray a) = stIO (getSizeU a)
  newArray range e = ioArray (newU 8# writeWord range e)
  newArray_ range = ioArray (newU_ 8# range)
  unsafeNewArray_ range = ioArray (newU_ 8# range)
  unsafeRead (IOUArray (STUArray _ _ _ bytes)) (I# at) = IO (\s -> readWord bytes at s)
  unsafeWrite (IOUArray (STUArray _ _ _ bytes)) (I# at) e =
    IO (\s -> case writeWord bytes at e s of s1 -> (# s1, () #))
  frozen (IOUArray a) = stIO (frozenU a)
  frozenCopy (IOUArray a) = stIO (frozenCopyU a)
  thawedCopy f = thawedIO (thawedCopyU f)
  thawed f = thawedIO (thawedU f)

-- Double --------------------------------------------------------------------------------------------------------------

readDouble :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Double #)
readDouble bytes at s = case readDoubleArray# bytes at s of (# s1, e #) -> (# s1, D# e #)

writeDouble :: MutableByteArray# s -> Int# -> Double -> State# s -> State# s
writeDouble bytes at (D# e) = writeDoubleArray# bytes at e

instance IArray UArray Double where
  bounds = boundsU
  numElements = sizeU
  unsafeArray = arrayU 8# writeDouble
  listArrayN = listU 8# writeDouble
  unsafeAt (UArray _ _ _ bytes) (I# at) = D# (indexDoubleArray# bytes at)
  unsafeReplace = replaceU writeDouble
  unsafeAccum = accumU readDouble writeDouble
  unsafeAccumArray = accumArrayU 8# readDouble writeDouble
  toFrozen = FrozenBytes
  fromFrozen = fromBytes

instance MArray (STUArray s) Double (ST s) where
  getBounds = getBoundsU
  getNumElements = getSizeU
  newArray = newU 8# writeDouble
  newArray_ = newU_ 8#
  unsafeNewArray_ = newU_ 8#
  unsafeRead (STUArray _ _ _ bytes) (I# at) = ST (\s -> readDouble bytes at s)
  unsafeWrite (STUArray _ _ _ bytes) (I# at) e = ST (\s -> case writeDouble bytes at e s of s1 -> (# s1, () #))
  frozen = frozenU
  frozenCopy = frozenCopyU
  thawedCopy = thawedCopyU
  thawed = thawedU

instance MArray IOUArray Double IO where
  getBounds (IOUArray a) = stIO (getBoundsU a)
  getNumElements (IOUArray a) = stIO (getSizeU a)
  newArray range e = ioArray (newU 8# writeDouble range e)
  newArray_ range = ioArray (newU_ 8# range)
  unsafeNewArray_ range = ioArray (newU_ 8# range)
  unsafeRead (IOUArray (STUArray _ _ _ bytes)) (I# at) = IO (\s -> readDouble bytes at s)
  unsafeWrite (IOUArray (STUArray _ _ _ bytes)) (I# at) e =
    IO (\s -> case writeDouble bytes at e s of s1 -> (# s1, () #))
  frozen (IOUArray a) = stIO (frozenU a)
  frozenCopy (IOUArray a) = stIO (frozenCopyU a)
  thawedCopy f = thawedIO (thawedCopyU f)
  thawed f = thawedIO (thawedU f)

-- Float ---------------------------------------------------------------------------------------------------------------

readFloat :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Float #)
readFloat bytes at s = case readFloatArray# bytes at s of (# s1, e #) -> (# s1, F# e #)

writeFloat :: MutableByteArray# s -> Int# -> Float -> State# s -> State# s
writeFloat bytes at (F# e) = writeFloatArray# bytes at e

instance IArray UArray Float where
  bounds = boundsU
  numElements = sizeU
  unsafeArray = arrayU 4# writeFloat
  listArrayN = listU 4# writeFloat
  unsafeAt (UArray _ _ _ bytes) (I# at) = F# (indexFloatArray# bytes at)
  unsafeReplace = replaceU writeFloat
  unsafeAccum = accumU readFloat writeFloat
  unsafeAccumArray = accumArrayU 4# readFloat writeFloat
  toFrozen = FrozenBytes
  fromFrozen = fromBytes

instance MArray (STUArray s) Float (ST s) where
  getBounds = getBoundsU
  getNumElements = getSizeU
  newArray = newU 4# writeFloat
  newArray_ = newU_ 4#
  unsafeNewArray_ = newU_ 4#
  unsafeRead (STUArray _ _ _ bytes) (I# at) = ST (\s -> readFloat bytes at s)
  unsafeWrite (STUArray _ _ _ bytes) (I# at) e = ST (\s -> case writeFloat bytes at e s of s1 -> (# s1, () #))
  frozen = frozenU
  frozenCopy = frozenCopyU
  thawedCopy = thawedCopyU
  thawed = thawedU

instance MArray IOUArray Float IO where
  getBounds (IOUArray a) = stIO (getBoundsU a)
  getNumElements (IOUArray a) = stIO (getSizeU a)
  newArray range e = ioArray (newU 4# writeFloat range e)
  newArray_ range = ioArray (newU_ 4# range)
  unsafeNewArray_ range = ioArray (newU_ 4# range)
  unsafeRead (IOUArray (STUArray _ _ _ bytes)) (I# at) = IO (\s -> readFloat bytes at s)
  unsafeWrite (IOUArray (STUArray _ _ _ bytes)) (I# at) e =
    IO (\s -> case writeFloat bytes at e s of s1 -> (# s1, () #))
  frozen (IOUArray a) = stIO (frozenU a)
  frozenCopy (IOUArray a) = stIO (frozenCopyU a)
  thawedCopy f = thawedIO (thawedCopyU f)
  thawed f = thawedIO (thawedU f)

-- Int8 ----------------------------------------------------------------------------------------------------------------

readInt8 :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Int8 #)
readInt8 bytes at s = case readInt8Array# bytes at s of (# s1, e #) -> (# s1, I8# e #)

writeInt8 :: MutableByteArray# s -> Int# -> Int8 -> State# s -> State# s
writeInt8 bytes at (I8# e) = writeInt8Array# bytes at e

instance IArray UArray Int8 where
  bounds = boundsU
  numElements = sizeU
  unsafeArray = arrayU 1# writeInt8
  listArrayN = listU 1# writeInt8
  unsafeAt (UArray _ _ _ bytes) (I# at) = I8# (indexInt8Array# bytes at)
  unsafeReplace = replaceU writeInt8
  unsafeAccum = accumU readInt8 writeInt8
  unsafeAccumArray = accumArrayU 1# readInt8 writeInt8
  toFrozen = FrozenBytes
  fromFrozen = fromBytes

instance MArray (STUArray s) Int8 (ST s) where
  getBounds = getBoundsU
  getNumElements = getSizeU
  newArray = newU 1# writeInt8
  newArray_ = newU_ 1#
  unsafeNewArray_ = newU_ 1#
  unsafeRead (STUArray _ _ _ bytes) (I# at) = ST (\s -> readInt8 bytes at s)
  unsafeWrite (STUArray _ _ _ bytes) (I# at) e = ST (\s -> case writeInt8 bytes at e s of s1 -> (# s1, () #))
  frozen = frozenU
  frozenCopy = frozenCopyU
  thawedCopy = thawedCopyU
  thawed = thawedU

instance MArray IOUArray Int8 IO where
  getBounds (IOUArray a) = stIO (getBoundsU a)
  getNumElements (IOUArray a) = stIO (getSizeU a)
  newArray range e = ioArray (newU 1# writeInt8 range e)
  newArray_ range = ioArray (newU_ 1# range)
  unsafeNewArray_ range = ioArray (newU_ 1# range)
  unsafeRead (IOUArray (STUArray _ _ _ bytes)) (I# at) = IO (\s -> readInt8 bytes at s)
  unsafeWrite (IOUArray (STUArray _ _ _ bytes)) (I# at) e =
    IO (\s -> case writeInt8 bytes at e s of s1 -> (# s1, () #))
  frozen (IOUArray a) = stIO (frozenU a)
  frozenCopy (IOUArray a) = stIO (frozenCopyU a)
  thawedCopy f = thawedIO (thawedCopyU f)
  thawed f = thawedIO (thawedU f)

-- Int16 ---------------------------------------------------------------------------------------------------------------

readInt16 :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Int16 #)
readInt16 bytes at s = case readInt16Array# bytes at s of (# s1, e #) -> (# s1, I16# e #)

writeInt16 :: MutableByteArray# s -> Int# -> Int16 -> State# s -> State# s
writeInt16 bytes at (I16# e) = writeInt16Array# bytes at e

instance IArray UArray Int16 where
  bounds = boundsU
  numElements = sizeU
  unsafeArray = arrayU 2# writeInt16
  listArrayN = listU 2# writeInt16
  unsafeAt (UArray _ _ _ bytes) (I# at) = I16# (indexInt16Array# bytes at)
  unsafeReplace = replaceU writeInt16
  unsafeAccum = accumU readInt16 writeInt16
  unsafeAccumArray = accumArrayU 2# readInt16 writeInt16
  toFrozen = FrozenBytes
  fromFrozen = fromBytes

instance MArray (STUArray s) Int16 (ST s) where
  getBounds = getBoundsU
  getNumElements = getSizeU
  newArray = newU 2# writeInt16
  newArray_ = newU_ 2#
  unsafeNewArray_ = newU_ 2#
  unsafeRead (STUArray _ _ _ bytes) (I# at) = ST (\s -> readInt16 bytes at s)
  unsafeWrite (STUArray _ _ _ bytes) (I# at) e = ST (\s -> case writeInt16 bytes at e s of s1 -> (# s1, () #))
  frozen = frozenU
  frozenCopy = frozenCopyU
  thawedCopy = thawedCopyU
  thawed = thawedU

instance MArray IOUArray Int16 IO where
  getBounds (IOUArray a) = stIO (getBoundsU a)
  getNumElements (IOUArray a) = stIO (getSizeU a)
  newArray range e = ioArray (newU 2# writeInt16 range e)
  newArray_ range = ioArray (newU_ 2# range)
  unsafeNewArray_ range = ioArray (newU_ 2# range)
  unsafeRead (IOUArray (STUArray _ _ _ bytes)) (I# at) = IO (\s -> readInt16 bytes at s)
  unsafeWrite (IOUArray (STUArray _ _ _ bytes)) (I# at) e =
    IO (\s -> case writeInt16 bytes at e s of s1 -> (# s1, () #))
  frozen (IOUArray a) = stIO (frozenU a)
  frozenCopy (IOUArray a) = stIO (frozenCopyU a)
  thawedCopy f = thawedIO (thawedCopyU f)
  thawed f = thawedIO (thawedU f)

-- Int32 ---------------------------------------------------------------------------------------------------------------

readInt32 :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Int32 #)
readInt32 bytes at s = case readInt32Array# bytes at s of (# s1, e #) -> (# s1, I32# e #)

writeInt32 :: MutableByteArray# s -> Int# -> Int32 -> State# s -> State# s
writeInt32 bytes at (I32# e) = writeInt32Array# bytes at e

instance IArray UArray Int32 where
  bounds = boundsU
  numElements = sizeU
  unsafeArray = arrayU 4# writeInt32
  listArrayN = listU 4# writeInt32
  unsafeAt (UArray _ _ _ bytes) (I# at) = I32# (indexInt32Array# bytes at)
  unsafeReplace = replaceU writeInt32
  unsafeAccum = accumU readInt32 writeInt32
  unsafeAccumArray = accumArrayU 4# readInt32 writeInt32
  toFrozen = FrozenBytes
  fromFrozen = fromBytes

instance MArray (STUArray s) Int32 (ST s) where
  getBounds = getBoundsU
  getNumElements = getSizeU
  newArray = newU 4# writeInt32
  newArray_ = newU_ 4#
  unsafeNewArray_ = newU_ 4#
  unsafeRead (STUArray _ _ _ bytes) (I# at) = ST (\s -> readInt32 bytes at s)
  unsafeWrite (STUArray _ _ _ bytes) (I# at) e = ST (\s -> case writeInt32 bytes at e s of s1 -> (# s1, () #))
  frozen = frozenU
  frozenCopy = frozenCopyU
  thawedCopy = thawedCopyU
  thawed = thawedU

instance MArray IOUArray Int32 IO where
  getBounds (IOUArray a) = stIO (getBoundsU a)
  getNumElements (IOUArray a) = stIO (getSizeU a)
  newArray range e = ioArray (newU 4# writeInt32 range e)
  newArray_ range = ioArray (newU_ 4# range)
  unsafeNewArray_ range = ioArray (newU_ 4# range)
  unsafeRead (IOUArray (STUArray _ _ _ bytes)) (I# at) = IO (\s -> readInt32 bytes at s)
  unsafeWrite (IOUArray (STUArray _ _ _ bytes)) (I# at) e =
    IO (\s -> case writeInt32 bytes at e s of s1 -> (# s1, () #))
  frozen (IOUArray a) = stIO (frozenU a)
  frozenCopy (IOUArray a) = stIO (frozenCopyU a)
  thawedCopy f = thawedIO (thawedCopyU f)
  thawed f = thawedIO (thawedU f)

-- Int64 ---------------------------------------------------------------------------------------------------------------

readInt64 :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Int64 #)
readInt64 bytes at s = case readIntArray# bytes at s of (# s1, e #) -> (# s1, I64# e #)

writeInt64 :: MutableByteArray# s -> Int# -> Int64 -> State# s -> State# s
writeInt64 bytes at (I64# e) = writeIntArray# bytes at e

instance IArray UArray Int64 where
  bounds = boundsU
  numElements = sizeU
  unsafeArray = arrayU 8# writeInt64
  listArrayN = listU 8# writeInt64
  unsafeAt (UArray _ _ _ bytes) (I# at) = I64# (indexIntArray# bytes at)
  unsafeReplace = replaceU writeInt64
  unsafeAccum = accumU readInt64 writeInt64
  unsafeAccumArray = accumArrayU 8# readInt64 writeInt64
  toFrozen = FrozenBytes
  fromFrozen = fromBytes

instance MArray (STUArray s) Int64 (ST s) where
  getBounds = getBoundsU
  getNumElements = getSizeU
  newArray = newU 8# writeInt64
  newArray_ = newU_ 8#
  unsafeNewArray_ = newU_ 8#
  unsafeRead (STUArray _ _ _ bytes) (I# at) = ST (\s -> readInt64 bytes at s)
  unsafeWrite (STUArray _ _ _ bytes) (I# at) e = ST (\s -> case writeInt64 bytes at e s of s1 -> (# s1, () #))
  frozen = frozenU
  frozenCopy = frozenCopyU
  thawedCopy = thawedCopyU
  thawed = thawedU

instance MArray IOUArray Int64 IO where
  getBounds (IOUArray a) = stIO (getBoundsU a)
  getNumElements (IOUArray a) = stIO (getSizeU a)
  newArray range e = ioArray (newU 8# writeInt64 range e)
  newArray_ range = ioArray (newU_ 8# range)
  unsafeNewArray_ range = ioArray (newU_ 8# range)
  unsafeRead (IOUArray (STUArray _ _ _ bytes)) (I# at) = IO (\s -> readInt64 bytes at s)
  unsafeWrite (IOUArray (STUArray _ _ _ bytes)) (I# at) e =
    IO (\s -> case writeInt64 bytes at e s of s1 -> (# s1, () #))
  frozen (IOUArray a) = stIO (frozenU a)
  frozenCopy (IOUArray a) = stIO (frozenCopyU a)
  thawedCopy f = thawedIO (thawedCopyU f)
  thawed f = thawedIO (thawedU f)

-- Word8 ---------------------------------------------------------------------------------------------------------------

readWord8 :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Word8 #)
readWord8 bytes at s = case readWord8Array# bytes at s of (# s1, e #) -> (# s1, W8# e #)

writeWord8 :: MutableByteArray# s -> Int# -> Word8 -> State# s -> State# s
writeWord8 bytes at (W8# e) = writeWord8Array# bytes at e

instance IArray UArray Word8 where
  bounds = boundsU
  numElements = sizeU
  unsafeArray = arrayU 1# writeWord8
  listArrayN = listU 1# writeWord8
  unsafeAt (UArray _ _ _ bytes) (I# at) = W8# (indexWord8Array# bytes at)
  unsafeReplace = replaceU writeWord8
  unsafeAccum = accumU readWord8 writeWord8
  unsafeAccumArray = accumArrayU 1# readWord8 writeWord8
  toFrozen = FrozenBytes
  fromFrozen = fromBytes

instance MArray (STUArray s) Word8 (ST s) where
  getBounds = getBoundsU
  getNumElements = getSizeU
  newArray = newU 1# writeWord8
  newArray_ = newU_ 1#
  unsafeNewArray_ = newU_ 1#
  unsafeRead (STUArray _ _ _ bytes) (I# at) = ST (\s -> readWord8 bytes at s)
  unsafeWrite (STUArray _ _ _ bytes) (I# at) e = ST (\s -> case writeWord8 bytes at e s of s1 -> (# s1, () #))
  frozen = frozenU
  frozenCopy = frozenCopyU
  thawedCopy = thawedCopyU
  thawed = thawedU

instance MArray IOUArray Word8 IO where
  getBounds (IOUArray a) = stIO (getBoundsU a)
  getNumElements (IOUArray a) = stIO (getSizeU a)
  newArray range e = ioArray (newU 1# writeWord8 range e)
  newArray_ range = ioArray (newU_ 1# range)
  unsafeNewArray_ range = ioArray (newU_ 1# range)
  unsafeRead (IOUArray (STUArray _ _ _ bytes)) (I# at) = IO (\s -> readWord8 bytes at s)
  unsafeWrite (IOUArray (STUArray _ _ _ bytes)) (I# at) e =
    IO (\s -> case writeWord8 bytes at e s of s1 -> (# s1, () #))
  frozen (IOUArray a) = stIO (frozenU a)
  frozenCopy (IOUArray a) = stIO (frozenCopyU a)
  thawedCopy f = thawedIO (thawedCopyU f)
  thawed f = thawedIO (thawedU f)

-- Word16 --------------------------------------------------------------------------------------------------------------

readWord16 :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Word16 #)
readWord16 bytes at s = case readWord16Array# bytes at s of (# s1, e #) -> (# s1, W16# e #)

writeWord16 :: MutableByteArray# s -> Int# -> Word16 -> State# s -> State# s
writeWord16 bytes at (W16# e) = writeWord16Array# bytes at e

instance IArray UArray Word16 where
  bounds = boundsU
  numElements = sizeU
  unsafeArray = arrayU 2# writeWord16
  listArrayN = listU 2# writeWord16
  unsafeAt (UArray _ _ _ bytes) (I# at) = W16# (indexWord16Array# bytes at)
  unsafeReplace = replaceU writeWord16
  unsafeAccum = accumU readWord16 writeWord16
  unsafeAccumArray = accumArrayU 2# readWord16 writeWord16
  toFrozen = FrozenBytes
  fromFrozen = fromBytes

instance MArray (STUArray s) Word16 (ST s) where
  getBounds = getBoundsU
  getNumElements = getSizeU
  newArray = newU 2# writeWord16
  newArray_ = newU_ 2#
  unsafeNewArray_ = newU_ 2#
  unsafeRead (STUArray _ _ _ bytes) (I# at) = ST (\s -> readWord16 bytes at s)
  unsafeWrite (STUArray _ _ _ bytes) (I# at) e = ST (\s -> case writeWord16 bytes at e s of s1 -> (# s1, () #))
  frozen = frozenU
  frozenCopy = frozenCopyU
  thawedCopy = thawedCopyU
  thawed = thawedU

instance MArray IOUArray Word16 IO where
  getBounds (IOUArray a) = stIO (getBoundsU a)
  getNumElements (IOUArray a) = stIO (getSizeU a)
  newArray range e = ioArray (newU 2# writeWord16 range e)
  newArray_ range = ioArray (newU_ 2# range)
  unsafeNewArray_ range = ioArray (newU_ 2# range)
  unsafeRead (IOUArray (STUArray _ _ _ bytes)) (I# at) = IO (\s -> readWord16 bytes at s)
  unsafeWrite (IOUArray (STUArray _ _ _ bytes)) (I# at) e =
    IO (\s -> case writeWord16 bytes at e s of s1 -> (# s1, () #))
  frozen (IOUArray a) = stIO (frozenU a)
  frozenCopy (IOUArray a) = stIO (frozenCopyU a)
  thawedCopy f = thawedIO (thawedCopyU f)
  thawed f = thawedIO (thawedU f)

-- Word32 --------------------------------------------------------------------------------------------------------------

readWord32 :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Word32 #)
readWord32 bytes at s = case readWord32Array# bytes at s of (# s1, e #) -> (# s1, W32# e #)

writeWord32 :: MutableByteArray# s -> Int# -> Word32 -> State# s -> State# s
writeWord32 bytes at (W32# e) = writeWord32Array# bytes at e

instance IArray UArray Word32 where
  bounds = boundsU
  numElements = sizeU
  unsafeArray = arrayU 4# writeWord32
  listArrayN = listU 4# writeWord32
  unsafeAt (UArray _ _ _ bytes) (I# at) = W32# (indexWord32Array# bytes at)
  unsafeReplace = replaceU writeWord32
  unsafeAccum = accumU readWord32 writeWord32
  unsafeAccumArray = accumArrayU 4# readWord32 writeWord32
  toFrozen = FrozenBytes
  fromFrozen = fromBytes

instance MArray (STUArray s) Word32 (ST s) where
  getBounds = getBoundsU
  getNumElements = getSizeU
  newArray = newU 4# writeWord32
  newArray_ = newU_ 4#
  unsafeNewArray_ = newU_ 4#
  unsafeRead (STUArray _ _ _ bytes) (I# at) = ST (\s -> readWord32 bytes at s)
  unsafeWrite (STUArray _ _ _ bytes) (I# at) e = ST (\s -> case writeWord32 bytes at e s of s1 -> (# s1, () #))
  frozen = frozenU
  frozenCopy = frozenCopyU
  thawedCopy = thawedCopyU
  thawed = thawedU

instance MArray IOUArray Word32 IO where
  getBounds (IOUArray a) = stIO (getBoundsU a)
  getNumElements (IOUArray a) = stIO (getSizeU a)
  newArray range e = ioArray (newU 4# writeWord32 range e)
  newArray_ range = ioArray (newU_ 4# range)
  unsafeNewArray_ range = ioArray (newU_ 4# range)
  unsafeRead (IOUArray (STUArray _ _ _ bytes)) (I# at) = IO (\s -> readWord32 bytes at s)
  unsafeWrite (IOUArray (STUArray _ _ _ bytes)) (I# at) e =
    IO (\s -> case writeWord32 bytes at e s of s1 -> (# s1, () #))
  frozen (IOUArray a) = stIO (frozenU a)
  frozenCopy (IOUArray a) = stIO (frozenCopyU a)
  thawedCopy f = thawedIO (thawedCopyU f)
  thawed f = thawedIO (thawedU f)

-- Word64 --------------------------------------------------------------------------------------------------------------

readWord64 :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Word64 #)
readWord64 bytes at s = case readWordArray# bytes at s of (# s1, e #) -> (# s1, W64# e #)

writeWord64 :: MutableByteArray# s -> Int# -> Word64 -> State# s -> State# s
writeWord64 bytes at (W64# e) = writeWordArray# bytes at e

instance IArray UArray Word64 where
  bounds = boundsU
  numElements = sizeU
  unsafeArray = arrayU 8# writeWord64
  listArrayN = listU 8# writeWord64
  unsafeAt (UArray _ _ _ bytes) (I# at) = W64# (indexWordArray# bytes at)
  unsafeReplace = replaceU writeWord64
  unsafeAccum = accumU readWord64 writeWord64
  unsafeAccumArray = accumArrayU 8# readWord64 writeWord64
  toFrozen = FrozenBytes
  fromFrozen = fromBytes

instance MArray (STUArray s) Word64 (ST s) where
  getBounds = getBoundsU
  getNumElements = getSizeU
  newArray = newU 8# writeWord64
  newArray_ = newU_ 8#
  unsafeNewArray_ = newU_ 8#
  unsafeRead (STUArray _ _ _ bytes) (I# at) = ST (\s -> readWord64 bytes at s)
  unsafeWrite (STUArray _ _ _ bytes) (I# at) e = ST (\s -> case writeWord64 bytes at e s of s1 -> (# s1, () #))
  frozen = frozenU
  frozenCopy = frozenCopyU
  thawedCopy = thawedCopyU
  thawed = thawedU

instance MArray IOUArray Word64 IO where
  getBounds (IOUArray a) = stIO (getBoundsU a)
  getNumElements (IOUArray a) = stIO (getSizeU a)
  newArray range e = ioArray (newU 8# writeWord64 range e)
  newArray_ range = ioArray (newU_ 8# range)
  unsafeNewArray_ range = ioArray (newU_ 8# range)
  unsafeRead (IOUArray (STUArray _ _ _ bytes)) (I# at) = IO (\s -> readWord64 bytes at s)
  unsafeWrite (IOUArray (STUArray _ _ _ bytes)) (I# at) e =
    IO (\s -> case writeWord64 bytes at e s of s1 -> (# s1, () #))
  frozen (IOUArray a) = stIO (frozenU a)
  frozenCopy (IOUArray a) = stIO (frozenCopyU a)
  thawedCopy f = thawedIO (thawedCopyU f)
  thawed f = thawedIO (thawedU f)

-- Char ----------------------------------------------------------------------------------------------------------------

readChar :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Char #)
readChar bytes at s = case readInt32Array# bytes at s of (# s1, e #) -> (# s1, C# (chr# e) #)

writeChar :: MutableByteArray# s -> Int# -> Char -> State# s -> State# s
writeChar bytes at (C# e) = writeInt32Array# bytes at (ord# e)

instance IArray UArray Char where
  bounds = boundsU
  numElements = sizeU
  unsafeArray = arrayU 4# writeChar
  listArrayN = listU 4# writeChar
  unsafeAt (UArray _ _ _ bytes) (I# at) = C# (chr# (indexInt32Array# bytes at))
  unsafeReplace = replaceU writeChar
  unsafeAccum = accumU readChar writeChar
  unsafeAccumArray = accumArrayU 4# readChar writeChar
  toFrozen = FrozenBytes
  fromFrozen = fromBytes

instance MArray (STUArray s) Char (ST s) where
  getBounds = getBoundsU
  getNumElements = getSizeU
  newArray = newU 4# writeChar
  newArray_ = newU_ 4#
  unsafeNewArray_ = newU_ 4#
  unsafeRead (STUArray _ _ _ bytes) (I# at) = ST (\s -> readChar bytes at s)
  unsafeWrite (STUArray _ _ _ bytes) (I# at) e = ST (\s -> case writeChar bytes at e s of s1 -> (# s1, () #))
  frozen = frozenU
  frozenCopy = frozenCopyU
  thawedCopy = thawedCopyU
  thawed = thawedU

instance MArray IOUArray Char IO where
  getBounds (IOUArray a) = stIO (getBoundsU a)
  getNumElements (IOUArray a) = stIO (getSizeU a)
  newArray range e = ioArray (newU 4# writeChar range e)
  newArray_ range = ioArray (newU_ 4# range)
  unsafeNewArray_ range = ioArray (newU_ 4# range)
  unsafeRead (IOUArray (STUArray _ _ _ bytes)) (I# at) = IO (\s -> readChar bytes at s)
  unsafeWrite (IOUArray (STUArray _ _ _ bytes)) (I# at) e =
    IO (\s -> case writeChar bytes at e s of s1 -> (# s1, () #))
  frozen (IOUArray a) = stIO (frozenU a)
  frozenCopy (IOUArray a) = stIO (frozenCopyU a)
  thawedCopy f = thawedIO (thawedCopyU f)
  thawed f = thawedIO (thawedU f)

-- Bool ----------------------------------------------------------------------------------------------------------------

readBool :: MutableByteArray# s -> Int# -> State# s -> (# State# s, Bool #)
readBool bytes at s = case readInt8Array# bytes at s of (# s1, e #) -> (# s1, isTrue# e #)

writeBool :: MutableByteArray# s -> Int# -> Bool -> State# s -> State# s
writeBool bytes at e = writeInt8Array# bytes at (if e then 1# else 0#)

instance IArray UArray Bool where
  bounds = boundsU
  numElements = sizeU
  unsafeArray = arrayU 1# writeBool
  listArrayN = listU 1# writeBool
  unsafeAt (UArray _ _ _ bytes) (I# at) = isTrue# (indexInt8Array# bytes at)
  unsafeReplace = replaceU writeBool
  unsafeAccum = accumU readBool writeBool
  unsafeAccumArray = accumArrayU 1# readBool writeBool
  toFrozen = FrozenBytes
  fromFrozen = fromBytes

instance MArray (STUArray s) Bool (ST s) where
  getBounds = getBoundsU
  getNumElements = getSizeU
  newArray = newU 1# writeBool
  newArray_ = newU_ 1#
  unsafeNewArray_ = newU_ 1#
  unsafeRead (STUArray _ _ _ bytes) (I# at) = ST (\s -> readBool bytes at s)
  unsafeWrite (STUArray _ _ _ bytes) (I# at) e = ST (\s -> case writeBool bytes at e s of s1 -> (# s1, () #))
  frozen = frozenU
  frozenCopy = frozenCopyU
  thawedCopy = thawedCopyU
  thawed = thawedU

instance MArray IOUArray Bool IO where
  getBounds (IOUArray a) = stIO (getBoundsU a)
  getNumElements (IOUArray a) = stIO (getSizeU a)
  newArray range e = ioArray (newU 1# writeBool range e)
  newArray_ range = ioArray (newU_ 1# range)
  unsafeNewArray_ range = ioArray (newU_ 1# range)
  unsafeRead (IOUArray (STUArray _ _ _ bytes)) (I# at) = IO (\s -> readBool bytes at s)
  unsafeWrite (IOUArray (STUArray _ _ _ bytes)) (I# at) e =
    IO (\s -> case writeBool bytes at e s of s1 -> (# s1, () #))
  frozen (IOUArray a) = stIO (frozenU a)
  frozenCopy (IOUArray a) = stIO (frozenCopyU a)
  thawedCopy f = thawedIO (thawedCopyU f)
  thawed f = thawedIO (thawedU f)

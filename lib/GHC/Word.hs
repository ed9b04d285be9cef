{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE UnboxedTuples #-}
-- | Unsigned numbers of 8 to 64 bits: a Word# inside, narrowed after arithmetic. Arithmetic wraps around.
module GHC.Word
  ( Word (..)
  , Word16 (..)
  , Word32 (..)
  , Word64 (..)
  , Word8 (..)
  , bitReverse16
  , bitReverse32
  , bitReverse64
  , bitReverse8
  , byteSwap16
  , byteSwap32
  , byteSwap64
  , uncheckedShiftL64#
  , uncheckedShiftRL64#
  ) where

import GHC.Base
import GHC.Bits
import GHC.Enum
import GHC.Ix
import GHC.Num
import GHC.Real
import GHC.Show

-- | 64 bits are those of a word.
uncheckedShiftL64#, uncheckedShiftRL64# :: Word# -> Int# -> Word#
uncheckedShiftL64# = uncheckedShiftL#
uncheckedShiftRL64# = uncheckedShiftRL#

-- Word8 ---------------------------------------------------------------------------------------------------------------

data Word8 = W8# Word#

instance Eq Word8 where
  W8# x == W8# y = isTrue# (eqWord# x y)
  W8# x /= W8# y = isTrue# (neWord# x y)

instance Ord Word8 where
  compare (W8# x) (W8# y) = compare (W# x) (W# y)
  W8# x < W8# y = isTrue# (ltWord# x y)
  W8# x <= W8# y = isTrue# (leWord# x y)
  W8# x > W8# y = isTrue# (gtWord# x y)
  W8# x >= W8# y = isTrue# (geWord# x y)

instance Show Word8 where
  showsPrec p (W8# x) = showSignedInt p (I# (word2Int# x))

instance Num Word8 where
  W8# x + W8# y = W8# (narrow8Word# (plusWord# x y))
  W8# x - W8# y = W8# (narrow8Word# (minusWord# x y))
  W8# x * W8# y = W8# (narrow8Word# (timesWord# x y))
  negate (W8# x) = W8# (narrow8Word# (int2Word# (negateInt# (word2Int# x))))
  abs x = x
  signum (W8# x) = W8# (int2Word# (neWord# x 0##))
  fromInteger (IS x) = W8# (narrow8Word# (int2Word# x))
  fromInteger n = W8# (narrow8Word# (integerToWord# n))

instance Real Word8 where
  toRational x = toInteger x :% 1

instance Bounded Word8 where
  minBound = W8# 0##
  maxBound = W8# 0xFF##

instance Enum Word8 where
  succ x
    | x /= maxBound = x + 1
    | otherwise = succError "Word8"
  pred x
    | x /= minBound = x - 1
    | otherwise = predError "Word8"
  toEnum i@(I# n)
    | i >= 0 && i <= 255 = W8# (int2Word# n)
    | otherwise = toEnumError "Word8" i (minBound :: Word8, maxBound :: Word8)
  fromEnum (W8# x) = I# (word2Int# x)
  enumFrom = boundedEnumFrom
  enumFromThen = boundedEnumFromThen

instance Integral Word8 where
  quot (W8# x) (W8# y) = W8# (quotWord# x y)
  rem (W8# x) (W8# y) = W8# (remWord# x y)
  div (W8# x) (W8# y) = W8# (quotWord# x y)
  mod (W8# x) (W8# y) = W8# (remWord# x y)
  quotRem (W8# x) (W8# y) = case quotRemWord# x y of (# q, r #) -> (W8# q, W8# r)
  divMod (W8# x) (W8# y) = case quotRemWord# x y of (# q, r #) -> (W8# q, W8# r)
  toInteger (W8# x) = IS (word2Int# x)
  gcdOf = integralGcd

instance Ix Word8 where
  safeIndex# = indexBelow
  {-# INLINE safeIndex# #-}
  range (low, high) = enumFromTo low high
  unsafeIndex (W8# low, _) (W8# i) = I# (word2Int# (minusWord# i low))
  inRange (low, high) i = low <= i && i <= high

instance Bits Word8 where
  W8# x .&. W8# y = W8# (and# x y)
  W8# x .|. W8# y = W8# (or# x y)
  W8# x `xor` W8# y = W8# (xor# x y)
  complement (W8# x) = W8# (narrow8Word# (not# x))
  zeroBits = 0
  bit i = 1 `shiftL` i
  testBit x i = (x .&. bit i) /= 0
  W8# x `shift` I# i = case i >=# 0# of
    1# -> W8# (narrow8Word# (shiftL# x i))
    _ -> W8# (shiftRL# x (negateInt# i))
  W8# x `shiftL` I# i = case i >=# 0# of
    1# -> W8# (narrow8Word# (shiftL# x i))
    _ -> overflowError
  W8# x `shiftR` I# i = case i >=# 0# of
    1# -> W8# (shiftRL# x i)
    _ -> overflowError
  W8# x `unsafeShiftL` I# i = W8# (narrow8Word# (uncheckedShiftL# x i))
  W8# x `unsafeShiftR` I# i = W8# (uncheckedShiftRL# x i)
  W8# x `rotate` I# i = case andI# i 7# of
    0# -> W8# x
    n -> W8# (narrow8Word# (or# (uncheckedShiftL# x n) (uncheckedShiftRL# x (8# -# n))))
  bitSizeMaybe _ = Just 8
  bitSize _ = 8
  isSigned _ = False
  popCount (W8# x) = I# (word2Int# (popCnt# x))

instance FiniteBits Word8 where
  finiteBitSize _ = 8
  countLeadingZeros (W8# x) = I# (word2Int# (clz# x) -# 56#)
  countTrailingZeros (W8# x) = I# (word2Int# (ctz# (or# x 256##)))

-- Word16 --------------------------------------------------------------------------------------------------------------

data Word16 = W16# Word#

instance Eq Word16 where
  W16# x == W16# y = isTrue# (eqWord# x y)
  W16# x /= W16# y = isTrue# (neWord# x y)

instance Ord Word16 where
  compare (W16# x) (W16# y) = compare (W# x) (W# y)
  W16# x < W16# y = isTrue# (ltWord# x y)
  W16# x <= W16# y = isTrue# (leWord# x y)
  W16# x > W16# y = isTrue# (gtWord# x y)
  W16# x >= W16# y = isTrue# (geWord# x y)

instance Show Word16 where
  showsPrec p (W16# x) = showSignedInt p (I# (word2Int# x))

instance Num Word16 where
  W16# x + W16# y = W16# (narrow16Word# (plusWord# x y))
  W16# x - W16# y = W16# (narrow16Word# (minusWord# x y))
  W16# x * W16# y = W16# (narrow16Word# (timesWord# x y))
  negate (W16# x) = W16# (narrow16Word# (int2Word# (negateInt# (word2Int# x))))
  abs x = x
  signum (W16# x) = W16# (int2Word# (neWord# x 0##))
  fromInteger (IS x) = W16# (narrow16Word# (int2Word# x))
  fromInteger n = W16# (narrow16Word# (integerToWord# n))

instance Real Word16 where
  toRational x = toInteger x :% 1

instance Bounded Word16 where
  minBound = W16# 0##
  maxBound = W16# 0xFFFF##

instance Enum Word16 where
  succ x
    | x /= maxBound = x + 1
    | otherwise = succError "Word16"
  pred x
    | x /= minBound = x - 1
    | otherwise = predError "Word16"
  toEnum i@(I# n)
    | i >= 0 && i <= 65535 = W16# (int2Word# n)
    | otherwise = toEnumError "Word16" i (minBound :: Word16, maxBound :: Word16)
  fromEnum (W16# x) = I# (word2Int# x)
  enumFrom = boundedEnumFrom
  enumFromThen = boundedEnumFromThen

instance Integral Word16 where
  quot (W16# x) (W16# y) = W16# (quotWord# x y)
  rem (W16# x) (W16# y) = W16# (remWord# x y)
  div (W16# x) (W16# y) = W16# (quotWord# x y)
  mod (W16# x) (W16# y) = W16# (remWord# x y)
  quotRem (W16# x) (W16# y) = case quotRemWord# x y of (# q, r #) -> (W16# q, W16# r)
  divMod (W16# x) (W16# y) = case quotRemWord# x y of (# q, r #) -> (W16# q, W16# r)
  toInteger (W16# x) = IS (word2Int# x)
  gcdOf = integralGcd

instance Ix Word16 where
  safeIndex# = indexBelow
  {-# INLINE safeIndex# #-}
  range (low, high) = enumFromTo low high
  unsafeIndex (W16# low, _) (W16# i) = I# (word2Int# (minusWord# i low))
  inRange (low, high) i = low <= i && i <= high

instance Bits Word16 where
  W16# x .&. W16# y = W16# (and# x y)
  W16# x .|. W16# y = W16# (or# x y)
  W16# x `xor` W16# y = W16# (xor# x y)
  complement (W16# x) = W16# (narrow16Word# (not# x))
  zeroBits = 0
  bit i = 1 `shiftL` i
  testBit x i = (x .&. bit i) /= 0
  W16# x `shift` I# i = case i >=# 0# of
    1# -> W16# (narrow16Word# (shiftL# x i))
    _ -> W16# (shiftRL# x (negateInt# i))
  W16# x `shiftL` I# i = case i >=# 0# of
    1# -> W16# (narrow16Word# (shiftL# x i))
    _ -> overflowError
  W16# x `shiftR` I# i = case i >=# 0# of
    1# -> W16# (shiftRL# x i)
    _ -> overflowError
  W16# x `unsafeShiftL` I# i = W16# (narrow16Word# (uncheckedShiftL# x i))
  W16# x `unsafeShiftR` I# i = W16# (uncheckedShiftRL# x i)
  W16# x `rotate` I# i = case andI# i 15# of
    0# -> W16# x
    n -> W16# (narrow16Word# (or# (uncheckedShiftL# x n) (uncheckedShiftRL# x (16# -# n))))
  bitSizeMaybe _ = Just 16
  bitSize _ = 16
  isSigned _ = False
  popCount (W16# x) = I# (word2Int# (popCnt# x))

instance FiniteBits Word16 where
  finiteBitSize _ = 16
  countLeadingZeros (W16# x) = I# (word2Int# (clz# x) -# 48#)
  countTrailingZeros (W16# x) = I# (word2Int# (ctz# (or# x 65536##)))

-- Word32 --------------------------------------------------------------------------------------------------------------

data Word32 = W32# Word#

instance Eq Word32 where
  W32# x == W32# y = isTrue# (eqWord# x y)
  W32# x /= W32# y = isTrue# (neWord# x y)

instance Ord Word32 where
  compare (W32# x) (W32# y) = compare (W# x) (W# y)
  W32# x < W32# y = isTrue# (ltWord# x y)
  W32# x <= W32# y = isTrue# (leWord# x y)
  W32# x > W32# y = isTrue# (gtWord# x y)
  W32# x >= W32# y = isTrue# (geWord# x y)

instance Show Word32 where
  showsPrec p (W32# x) = showSignedInt p (I# (word2Int# x))

instance Num Word32 where
  W32# x + W32# y = W32# (narrow32Word# (plusWord# x y))
  W32# x - W32# y = W32# (narrow32Word# (minusWord# x y))
  W32# x * W32# y = W32# (narrow32Word# (timesWord# x y))
  negate (W32# x) = W32# (narrow32Word# (int2Word# (negateInt# (word2Int# x))))
  abs x = x
  signum (W32# x) = W32# (int2Word# (neWord# x 0##))
  fromInteger (IS x) = W32# (narrow32Word# (int2Word# x))
  fromInteger n = W32# (narrow32Word# (integerToWord# n))

instance Real Word32 where
  toRational x = toInteger x :% 1

instance Bounded Word32 where
  minBound = W32# 0##
  maxBound = W32# 0xFFFFFFFF##

instance Enum Word32 where
  succ x
    | x /= maxBound = x + 1
    | otherwise = succError "Word32"
  pred x
    | x /= minBound = x - 1
    | otherwise = predError "Word32"
  toEnum i@(I# n)
    | i >= 0 && i <= 4294967295 = W32# (int2Word# n)
    | otherwise = toEnumError "Word32" i (minBound :: Word32, maxBound :: Word32)
  fromEnum (W32# x) = I# (word2Int# x)
  enumFrom = boundedEnumFrom
  enumFromThen = boundedEnumFromThen

instance Integral Word32 where
  quot (W32# x) (W32# y) = W32# (quotWord# x y)
  rem (W32# x) (W32# y) = W32# (remWord# x y)
  div (W32# x) (W32# y) = W32# (quotWord# x y)
  mod (W32# x) (W32# y) = W32# (remWord# x y)
  quotRem (W32# x) (W32# y) = case quotRemWord# x y of (# q, r #) -> (W32# q, W32# r)
  divMod (W32# x) (W32# y) = case quotRemWord# x y of (# q, r #) -> (W32# q, W32# r)
  toInteger (W32# x) = IS (word2Int# x)
  gcdOf = integralGcd

instance Ix Word32 where
  safeIndex# = indexBelow
  {-# INLINE safeIndex# #-}
  range (low, high) = enumFromTo low high
  unsafeIndex (W32# low, _) (W32# i) = I# (word2Int# (minusWord# i low))
  inRange (low, high) i = low <= i && i <= high

instance Bits Word32 where
  W32# x .&. W32# y = W32# (and# x y)
  W32# x .|. W32# y = W32# (or# x y)
  W32# x `xor` W32# y = W32# (xor# x y)
  complement (W32# x) = W32# (narrow32Word# (not# x))
  zeroBits = 0
  bit i = 1 `shiftL` i
  testBit x i = (x .&. bit i) /= 0
  W32# x `shift` I# i = case i >=# 0# of
    1# -> W32# (narrow32Word# (shiftL# x i))
    _ -> W32# (shiftRL# x (negateInt# i))
  W32# x `shiftL` I# i = case i >=# 0# of
    1# -> W32# (narrow32Word# (shiftL# x i))
    _ -> overflowError
  W32# x `shiftR` I# i = case i >=# 0# of
    1# -> W32# (shiftRL# x i)
    _ -> overflowError
  W32# x `unsafeShiftL` I# i = W32# (narrow32Word# (uncheckedShiftL# x i))
  W32# x `unsafeShiftR` I# i = W32# (uncheckedShiftRL# x i)
  W32# x `rotate` I# i = case andI# i 31# of
    0# -> W32# x
    n -> W32# (narrow32Word# (or# (uncheckedShiftL# x n) (uncheckedShiftRL# x (32# -# n))))
  bitSizeMaybe _ = Just 32
  bitSize _ = 32
  isSigned _ = False
  popCount (W32# x) = I# (word2Int# (popCnt# x))

instance FiniteBits Word32 where
  finiteBitSize _ = 32
  countLeadingZeros (W32# x) = I# (word2Int# (clz# x) -# 32#)
  countTrailingZeros (W32# x) = I# (word2Int# (ctz# (or# x 4294967296##)))

-- Word64 --------------------------------------------------------------------------------------------------------------

data Word64 = W64# Word#

instance Eq Word64 where
  W64# x == W64# y = isTrue# (eqWord# x y)
  W64# x /= W64# y = isTrue# (neWord# x y)

instance Ord Word64 where
  compare (W64# x) (W64# y) = compare (W# x) (W# y)
  W64# x < W64# y = isTrue# (ltWord# x y)
  W64# x <= W64# y = isTrue# (leWord# x y)
  W64# x > W64# y = isTrue# (gtWord# x y)
  W64# x >= W64# y = isTrue# (geWord# x y)

instance Show Word64 where
  showsPrec p (W64# x) = showsPrec p (W# x)

instance Num Word64 where
  W64# x + W64# y = W64# (plusWord# x y)
  W64# x - W64# y = W64# (minusWord# x y)
  W64# x * W64# y = W64# (timesWord# x y)
  negate (W64# x) = W64# (int2Word# (negateInt# (word2Int# x)))
  abs x = x
  signum (W64# x) = W64# (int2Word# (neWord# x 0##))
  fromInteger (IS x) = W64# (int2Word# x)
  fromInteger n = W64# (integerToWord# n)

instance Real Word64 where
  toRational x = toInteger x :% 1

instance Bounded Word64 where
  minBound = W64# 0##
  maxBound = W64# 0xFFFFFFFFFFFFFFFF##

instance Enum Word64 where
  succ x
    | x /= maxBound = x + 1
    | otherwise = succError "Word64"
  pred x
    | x /= minBound = x - 1
    | otherwise = predError "Word64"
  toEnum i@(I# n)
    | i >= 0 = W64# (int2Word# n)
    | otherwise = toEnumError "Word64" i (minBound :: Word64, maxBound :: Word64)
  fromEnum x@(W64# w)
    | x <= 0x7FFFFFFFFFFFFFFF = I# (word2Int# w)
    | otherwise = fromEnumError "Word64" x
  -- by way of Word, whose sequences end at its bounds, too
  enumFrom (W64# x) = fromWords (enumFrom (W# x))
  enumFromThen (W64# x) (W64# next) = fromWords (enumFromThen (W# x) (W# next))
  enumFromTo (W64# x) (W64# end) = fromWords (enumFromTo (W# x) (W# end))
  enumFromThenTo (W64# x) (W64# next) (W64# end) = fromWords (enumFromThenTo (W# x) (W# next) (W# end))

fromWords :: [Word] -> [Word64]
fromWords = map (\(W# x) -> W64# x)

instance Integral Word64 where
  quot (W64# x) (W64# y) = W64# (quotWord# x y)
  rem (W64# x) (W64# y) = W64# (remWord# x y)
  div (W64# x) (W64# y) = W64# (quotWord# x y)
  mod (W64# x) (W64# y) = W64# (remWord# x y)
  quotRem (W64# x) (W64# y) = case quotRemWord# x y of (# q, r #) -> (W64# q, W64# r)
  divMod (W64# x) (W64# y) = case quotRemWord# x y of (# q, r #) -> (W64# q, W64# r)
  toInteger (W64# x) = integerFromWord# x
  gcdOf = integralGcd

instance Ix Word64 where
  safeIndex# = indexBelow
  {-# INLINE safeIndex# #-}
  range (low, high) = enumFromTo low high
  unsafeIndex (W64# low, _) (W64# i) = I# (word2Int# (minusWord# i low))
  inRange (low, high) i = low <= i && i <= high

instance Bits Word64 where
  W64# x .&. W64# y = W64# (and# x y)
  W64# x .|. W64# y = W64# (or# x y)
  W64# x `xor` W64# y = W64# (xor# x y)
  complement (W64# x) = W64# (not# x)
  zeroBits = 0
  bit i = 1 `shiftL` i
  testBit x i = (x .&. bit i) /= 0
  W64# x `shift` I# i = case i >=# 0# of
    1# -> W64# (shiftL# x i)
    _ -> W64# (shiftRL# x (negateInt# i))
  W64# x `shiftL` I# i = case i >=# 0# of
    1# -> W64# (shiftL# x i)
    _ -> overflowError
  W64# x `shiftR` I# i = case i >=# 0# of
    1# -> W64# (shiftRL# x i)
    _ -> overflowError
  W64# x `unsafeShiftL` I# i = W64# (uncheckedShiftL# x i)
  W64# x `unsafeShiftR` I# i = W64# (uncheckedShiftRL# x i)
  W64# x `rotate` I# i = case andI# i 63# of
    0# -> W64# x
    n -> W64# (or# (uncheckedShiftL# x n) (uncheckedShiftRL# x (64# -# n)))
  bitSizeMaybe _ = Just 64
  bitSize _ = 64
  isSigned _ = False
  popCount (W64# x) = I# (word2Int# (popCnt# x))

instance FiniteBits Word64 where
  finiteBitSize _ = 64
  countLeadingZeros (W64# x) = I# (word2Int# (clz# x))
  countTrailingZeros (W64# x) = I# (word2Int# (ctz# x))

-- Reversed ------------------------------------------------------------------------------------------------------------

byteSwap16 :: Word16 -> Word16
byteSwap16 (W16# x) = W16# (byteSwap16# x)

byteSwap32 :: Word32 -> Word32
byteSwap32 (W32# x) = W32# (byteSwap32# x)

byteSwap64 :: Word64 -> Word64
byteSwap64 (W64# x) = W64# (byteSwap# x)

bitReverse8 :: Word8 -> Word8
bitReverse8 (W8# x) = W8# (bitReverse8# x)

bitReverse16 :: Word16 -> Word16
bitReverse16 (W16# x) = W16# (bitReverse16# x)

bitReverse32 :: Word32 -> Word32
bitReverse32 (W32# x) = W32# (bitReverse32# x)

bitReverse64 :: Word64 -> Word64
bitReverse64 (W64# x) = W64# (bitReverse# x)

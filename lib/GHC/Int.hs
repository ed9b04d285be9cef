{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE UnboxedTuples #-}
-- | Signed numbers of 8 to 64 bits: an Int# inside, narrowed after arithmetic. Arithmetic wraps around.
module GHC.Int (Int (..), Int16 (..), Int32 (..), Int64 (..), Int8 (..), uncheckedIShiftL64#, uncheckedIShiftRA64#) where

import GHC.Base
import GHC.Bits
import GHC.Enum
import GHC.Ix
import GHC.Num
import GHC.Real
import GHC.Show

-- | 64 bits are those of an Int.
uncheckedIShiftL64#, uncheckedIShiftRA64# :: Int# -> Int# -> Int#
uncheckedIShiftL64# = uncheckedIShiftL#
uncheckedIShiftRA64# = uncheckedIShiftRA#

-- Int8 ----------------------------------------------------------------------------------------------------------------

data Int8 = I8# Int#

instance Eq Int8 where
  I8# x == I8# y = isTrue# (x ==# y)
  I8# x /= I8# y = isTrue# (x /=# y)

instance Ord Int8 where
  compare (I8# x) (I8# y) = compareInt# x y
  I8# x < I8# y = isTrue# (x <# y)
  I8# x <= I8# y = isTrue# (x <=# y)
  I8# x > I8# y = isTrue# (x ># y)
  I8# x >= I8# y = isTrue# (x >=# y)

instance Show Int8 where
  showsPrec p (I8# x) = showSignedInt p (I# x)

instance Num Int8 where
  I8# x + I8# y = I8# (narrow8Int# (x +# y))
  I8# x - I8# y = I8# (narrow8Int# (x -# y))
  I8# x * I8# y = I8# (narrow8Int# (x *# y))
  negate (I8# x) = I8# (narrow8Int# (negateInt# x))
  abs x
    | x >= 0 = x
    | otherwise = negate x
  signum (I8# x) = I8# ((x ># 0#) -# (x <# 0#))
  fromInteger (IS x) = I8# (narrow8Int# x)
  fromInteger n = I8# (narrow8Int# (integerToInt# n))

instance Real Int8 where
  toRational x = toInteger x :% 1

instance Bounded Int8 where
  minBound = I8# -128#
  maxBound = I8# 127#

instance Enum Int8 where
  succ (I8# x) = case x of
    127# -> succError "Int8"
    _ -> I8# (x +# 1#)
  pred (I8# x) = case x of
    -128# -> predError "Int8"
    _ -> I8# (x -# 1#)
  toEnum i@(I# n) = case narrow8Int# n ==# n of
    1# -> I8# n
    _ -> toEnumError "Int8" i (minBound :: Int8, maxBound :: Int8)
  fromEnum (I8# x) = I# x
  enumFrom = boundedEnumFrom
  enumFromThen = boundedEnumFromThen

instance Integral Int8 where
  quot (I8# x) (I8# y) = fits8# (quotInt# x y)
  rem (I8# x) (I8# y) = I8# (remInt# x y)
  div (I8# x) (I8# y) = fits8# (divInt# x y)
  mod (I8# x) (I8# y) = I8# (modInt# x y)
  quotRem (I8# x) (I8# y) = case y of
    -1# -> (fits8# (quotInt# x y), 0)
    _ -> case quotInt# x y of q -> (I8# q, I8# (x -# (q *# y)))
  divMod (I8# x) (I8# y) = case y of
    -1# -> (fits8# (quotInt# x y), 0)
    _ -> case divModInt# x y of (# q, r #) -> (I8# q, I8# r)
  toInteger (I8# x) = IS x
  gcdOf = boundedGcd

-- | A quotient: only that of the least number by -1 does not fit.
fits8# :: Int# -> Int8
fits8# 128# = overflowError
fits8# q = I8# q

instance Ix Int8 where
  safeIndex# = indexBelow
  {-# INLINE safeIndex# #-}
  range (low, high) = enumFromTo low high
  unsafeIndex (I8# low, _) (I8# i) = I# (i -# low)
  inRange (low, high) i = low <= i && i <= high

instance Bits Int8 where
  I8# x .&. I8# y = I8# (andI# x y)
  I8# x .|. I8# y = I8# (orI# x y)
  I8# x `xor` I8# y = I8# (xorI# x y)
  complement (I8# x) = I8# (notI# x)
  zeroBits = 0
  bit i = 1 `shiftL` i
  testBit x i = (x .&. bit i) /= 0
  I8# x `shift` I# i = case i >=# 0# of
    1# -> I8# (narrow8Int# (iShiftL# x i))
    _ -> I8# (iShiftRA# x (negateInt# i))
  I8# x `shiftL` I# i = case i >=# 0# of
    1# -> I8# (narrow8Int# (iShiftL# x i))
    _ -> overflowError
  I8# x `shiftR` I# i = case i >=# 0# of
    1# -> I8# (iShiftRA# x i)
    _ -> overflowError
  I8# x `unsafeShiftL` I# i = I8# (narrow8Int# (uncheckedIShiftL# x i))
  I8# x `unsafeShiftR` I# i = I8# (uncheckedIShiftRA# x i)
  I8# x `rotate` I# i = case andI# i 7# of
    0# -> I8# x
    n -> case narrow8Word# (int2Word# x) of
      bits -> I8# (narrow8Int# (word2Int# (or# (uncheckedShiftL# bits n) (uncheckedShiftRL# bits (8# -# n)))))
  bitSizeMaybe _ = Just 8
  bitSize _ = 8
  isSigned _ = True
  popCount (I8# x) = I# (word2Int# (popCnt# (narrow8Word# (int2Word# x))))

instance FiniteBits Int8 where
  finiteBitSize _ = 8
  countLeadingZeros (I8# x) = I# (word2Int# (clz# (narrow8Word# (int2Word# x))) -# 56#)
  countTrailingZeros (I8# x) = I# (word2Int# (ctz# (int2Word# (orI# x 256#))))

-- Int16 ---------------------------------------------------------------------------------------------------------------

data Int16 = I16# Int#

instance Eq Int16 where
  I16# x == I16# y = isTrue# (x ==# y)
  I16# x /= I16# y = isTrue# (x /=# y)

instance Ord Int16 where
  compare (I16# x) (I16# y) = compareInt# x y
  I16# x < I16# y = isTrue# (x <# y)
  I16# x <= I16# y = isTrue# (x <=# y)
  I16# x > I16# y = isTrue# (x ># y)
  I16# x >= I16# y = isTrue# (x >=# y)

instance Show Int16 where
  showsPrec p (I16# x) = showSignedInt p (I# x)

instance Num Int16 where
  I16# x + I16# y = I16# (narrow16Int# (x +# y))
  I16# x - I16# y = I16# (narrow16Int# (x -# y))
  I16# x * I16# y = I16# (narrow16Int# (x *# y))
  negate (I16# x) = I16# (narrow16Int# (negateInt# x))
  abs x
    | x >= 0 = x
    | otherwise = negate x
  signum (I16# x) = I16# ((x ># 0#) -# (x <# 0#))
  fromInteger (IS x) = I16# (narrow16Int# x)
  fromInteger n = I16# (narrow16Int# (integerToInt# n))

instance Real Int16 where
  toRational x = toInteger x :% 1

instance Bounded Int16 where
  minBound = I16# -32768#
  maxBound = I16# 32767#

instance Enum Int16 where
  succ (I16# x) = case x of
    32767# -> succError "Int16"
    _ -> I16# (x +# 1#)
  pred (I16# x) = case x of
    -32768# -> predError "Int16"
    _ -> I16# (x -# 1#)
  toEnum i@(I# n) = case narrow16Int# n ==# n of
    1# -> I16# n
    _ -> toEnumError "Int16" i (minBound :: Int16, maxBound :: Int16)
  fromEnum (I16# x) = I# x
  enumFrom = boundedEnumFrom
  enumFromThen = boundedEnumFromThen

instance Integral Int16 where
  quot (I16# x) (I16# y) = fits16# (quotInt# x y)
  rem (I16# x) (I16# y) = I16# (remInt# x y)
  div (I16# x) (I16# y) = fits16# (divInt# x y)
  mod (I16# x) (I16# y) = I16# (modInt# x y)
  quotRem (I16# x) (I16# y) = case y of
    -1# -> (fits16# (quotInt# x y), 0)
    _ -> case quotInt# x y of q -> (I16# q, I16# (x -# (q *# y)))
  divMod (I16# x) (I16# y) = case y of
    -1# -> (fits16# (quotInt# x y), 0)
    _ -> case divModInt# x y of (# q, r #) -> (I16# q, I16# r)
  toInteger (I16# x) = IS x
  gcdOf = boundedGcd

-- | A quotient: only that of the least number by -1 does not fit.
fits16# :: Int# -> Int16
fits16# 32768# = overflowError
fits16# q = I16# q

instance Ix Int16 where
  safeIndex# = indexBelow
  {-# INLINE safeIndex# #-}
  range (low, high) = enumFromTo low high
  unsafeIndex (I16# low, _) (I16# i) = I# (i -# low)
  inRange (low, high) i = low <= i && i <= high

instance Bits Int16 where
  I16# x .&. I16# y = I16# (andI# x y)
  I16# x .|. I16# y = I16# (orI# x y)
  I16# x `xor` I16# y = I16# (xorI# x y)
  complement (I16# x) = I16# (notI# x)
  zeroBits = 0
  bit i = 1 `shiftL` i
  testBit x i = (x .&. bit i) /= 0
  I16# x `shift` I# i = case i >=# 0# of
    1# -> I16# (narrow16Int# (iShiftL# x i))
    _ -> I16# (iShiftRA# x (negateInt# i))
  I16# x `shiftL` I# i = case i >=# 0# of
    1# -> I16# (narrow16Int# (iShiftL# x i))
    _ -> overflowError
  I16# x `shiftR` I# i = case i >=# 0# of
    1# -> I16# (iShiftRA# x i)
    _ -> overflowError
  I16# x `unsafeShiftL` I# i = I16# (narrow16Int# (uncheckedIShiftL# x i))
  I16# x `unsafeShiftR` I# i = I16# (uncheckedIShiftRA# x i)
  I16# x `rotate` I# i = case andI# i 15# of
    0# -> I16# x
    n -> case narrow16Word# (int2Word# x) of
      bits -> I16# (narrow16Int# (word2Int# (or# (uncheckedShiftL# bits n) (uncheckedShiftRL# bits (16# -# n)))))
  bitSizeMaybe _ = Just 16
  bitSize _ = 16
  isSigned _ = True
  popCount (I16# x) = I# (word2Int# (popCnt# (narrow16Word# (int2Word# x))))

instance FiniteBits Int16 where
  finiteBitSize _ = 16
  countLeadingZeros (I16# x) = I# (word2Int# (clz# (narrow16Word# (int2Word# x))) -# 48#)
  countTrailingZeros (I16# x) = I# (word2Int# (ctz# (int2Word# (orI# x 65536#))))

-- Int32 ---------------------------------------------------------------------------------------------------------------

data Int32 = I32# Int#

instance Eq Int32 where
  I32# x == I32# y = isTrue# (x ==# y)
  I32# x /= I32# y = isTrue# (x /=# y)

instance Ord Int32 where
  compare (I32# x) (I32# y) = compareInt# x y
  I32# x < I32# y = isTrue# (x <# y)
  I32# x <= I32# y = isTrue# (x <=# y)
  I32# x > I32# y = isTrue# (x ># y)
  I32# x >= I32# y = isTrue# (x >=# y)

instance Show Int32 where
  showsPrec p (I32# x) = showSignedInt p (I# x)

instance Num Int32 where
  I32# x + I32# y = I32# (narrow32Int# (x +# y))
  I32# x - I32# y = I32# (narrow32Int# (x -# y))
  I32# x * I32# y = I32# (narrow32Int# (x *# y))
  negate (I32# x) = I32# (narrow32Int# (negateInt# x))
  abs x
    | x >= 0 = x
    | otherwise = negate x
  signum (I32# x) = I32# ((x ># 0#) -# (x <# 0#))
  fromInteger (IS x) = I32# (narrow32Int# x)
  fromInteger n = I32# (narrow32Int# (integerToInt# n))

instance Real Int32 where
  toRational x = toInteger x :% 1

instance Bounded Int32 where
  minBound = I32# -2147483648#
  maxBound = I32# 2147483647#

instance Enum Int32 where
  succ (I32# x) = case x of
    2147483647# -> succError "Int32"
    _ -> I32# (x +# 1#)
  pred (I32# x) = case x of
    -2147483648# -> predError "Int32"
    _ -> I32# (x -# 1#)
  toEnum i@(I# n) = case narrow32Int# n ==# n of
    1# -> I32# n
    _ -> toEnumError "Int32" i (minBound :: Int32, maxBound :: Int32)
  fromEnum (I32# x) = I# x
  enumFrom = boundedEnumFrom
  enumFromThen = boundedEnumFromThen

instance Integral Int32 where
  quot (I32# x) (I32# y) = fits32# (quotInt# x y)
  rem (I32# x) (I32# y) = I32# (remInt# x y)
  div (I32# x) (I32# y) = fits32# (divInt# x y)
  mod (I32# x) (I32# y) = I32# (modInt# x y)
  quotRem (I32# x) (I32# y) = case y of
    -1# -> (fits32# (quotInt# x y), 0)
    _ -> case quotInt# x y of q -> (I32# q, I32# (x -# (q *# y)))
  divMod (I32# x) (I32# y) = case y of
    -1# -> (fits32# (quotInt# x y), 0)
    _ -> case divModInt# x y of (# q, r #) -> (I32# q, I32# r)
  toInteger (I32# x) = IS x
  gcdOf = boundedGcd

-- | A quotient: only that of the least number by -1 does not fit.
fits32# :: Int# -> Int32
fits32# 2147483648# = overflowError
fits32# q = I32# q

instance Ix Int32 where
  safeIndex# = indexBelow
  {-# INLINE safeIndex# #-}
  range (low, high) = enumFromTo low high
  unsafeIndex (I32# low, _) (I32# i) = I# (i -# low)
  inRange (low, high) i = low <= i && i <= high

instance Bits Int32 where
  I32# x .&. I32# y = I32# (andI# x y)
  I32# x .|. I32# y = I32# (orI# x y)
  I32# x `xor` I32# y = I32# (xorI# x y)
  complement (I32# x) = I32# (notI# x)
  zeroBits = 0
  bit i = 1 `shiftL` i
  testBit x i = (x .&. bit i) /= 0
  I32# x `shift` I# i = case i >=# 0# of
    1# -> I32# (narrow32Int# (iShiftL# x i))
    _ -> I32# (iShiftRA# x (negateInt# i))
  I32# x `shiftL` I# i = case i >=# 0# of
    1# -> I32# (narrow32Int# (iShiftL# x i))
    _ -> overflowError
  I32# x `shiftR` I# i = case i >=# 0# of
    1# -> I32# (iShiftRA# x i)
    _ -> overflowError
  I32# x `unsafeShiftL` I# i = I32# (narrow32Int# (uncheckedIShiftL# x i))
  I32# x `unsafeShiftR` I# i = I32# (uncheckedIShiftRA# x i)
  I32# x `rotate` I# i = case andI# i 31# of
    0# -> I32# x
    n -> case narrow32Word# (int2Word# x) of
      bits -> I32# (narrow32Int# (word2Int# (or# (uncheckedShiftL# bits n) (uncheckedShiftRL# bits (32# -# n)))))
  bitSizeMaybe _ = Just 32
  bitSize _ = 32
  isSigned _ = True
  popCount (I32# x) = I# (word2Int# (popCnt# (narrow32Word# (int2Word# x))))

instance FiniteBits Int32 where
  finiteBitSize _ = 32
  countLeadingZeros (I32# x) = I# (word2Int# (clz# (narrow32Word# (int2Word# x))) -# 32#)
  countTrailingZeros (I32# x) = I# (word2Int# (ctz# (int2Word# (orI# x 4294967296#))))

-- Int64 ---------------------------------------------------------------------------------------------------------------

data Int64 = I64# Int#

instance Eq Int64 where
  I64# x == I64# y = isTrue# (x ==# y)
  I64# x /= I64# y = isTrue# (x /=# y)

instance Ord Int64 where
  compare (I64# x) (I64# y) = compareInt# x y
  I64# x < I64# y = isTrue# (x <# y)
  I64# x <= I64# y = isTrue# (x <=# y)
  I64# x > I64# y = isTrue# (x ># y)
  I64# x >= I64# y = isTrue# (x >=# y)

instance Show Int64 where
  showsPrec p (I64# x) = showSignedInt p (I# x)

instance Num Int64 where
  I64# x + I64# y = I64# (x +# y)
  I64# x - I64# y = I64# (x -# y)
  I64# x * I64# y = I64# (x *# y)
  negate (I64# x) = I64# (negateInt# x)
  abs x
    | x >= 0 = x
    | otherwise = negate x
  signum (I64# x) = I64# ((x ># 0#) -# (x <# 0#))
  fromInteger (IS x) = I64# x
  fromInteger n = I64# (integerToInt# n)

instance Real Int64 where
  toRational x = toInteger x :% 1

instance Bounded Int64 where
  minBound = I64# -0x8000000000000000#
  maxBound = I64# 0x7FFFFFFFFFFFFFFF#

instance Enum Int64 where
  succ (I64# x) = case x of
    9223372036854775807# -> succError "Int64"
    _ -> I64# (x +# 1#)
  pred (I64# x) = case x of
    -9223372036854775808# -> predError "Int64"
    _ -> I64# (x -# 1#)
  toEnum (I# n) = I64# n
  fromEnum (I64# x) = I# x
  enumFrom = boundedEnumFrom
  enumFromThen = boundedEnumFromThen

instance Integral Int64 where
  quot (I64# x) (I64# y) = I64# (quotInt# x y)
  rem (I64# x) (I64# y) = I64# (remInt# x y)
  div (I64# x) (I64# y) = I64# (divInt# x y)
  mod (I64# x) (I64# y) = I64# (modInt# x y)
  quotRem (I64# x) (I64# y) = case y of
    -1# -> (I64# (quotInt# x y), 0)
    _ -> case quotInt# x y of q -> (I64# q, I64# (x -# (q *# y)))
  divMod (I64# x) (I64# y) = case y of
    -1# -> (I64# (quotInt# x y), 0)
    _ -> case divModInt# x y of (# q, r #) -> (I64# q, I64# r)
  toInteger (I64# x) = IS x
  gcdOf = boundedGcd

instance Ix Int64 where
  safeIndex# = indexBelow
  {-# INLINE safeIndex# #-}
  range (low, high) = enumFromTo low high
  unsafeIndex (I64# low, _) (I64# i) = I# (i -# low)
  inRange (low, high) i = low <= i && i <= high

instance Bits Int64 where
  I64# x .&. I64# y = I64# (andI# x y)
  I64# x .|. I64# y = I64# (orI# x y)
  I64# x `xor` I64# y = I64# (xorI# x y)
  complement (I64# x) = I64# (notI# x)
  zeroBits = 0
  bit i = 1 `shiftL` i
  testBit x i = (x .&. bit i) /= 0
  I64# x `shift` I# i = case i >=# 0# of
    1# -> I64# (iShiftL# x i)
    _ -> I64# (iShiftRA# x (negateInt# i))
  I64# x `shiftL` I# i = case i >=# 0# of
    1# -> I64# (iShiftL# x i)
    _ -> overflowError
  I64# x `shiftR` I# i = case i >=# 0# of
    1# -> I64# (iShiftRA# x i)
    _ -> overflowError
  I64# x `unsafeShiftL` I# i = I64# (uncheckedIShiftL# x i)
  I64# x `unsafeShiftR` I# i = I64# (uncheckedIShiftRA# x i)
  I64# x `rotate` I# i = case andI# i 63# of
    0# -> I64# x
    n -> I64# (orI# (uncheckedIShiftL# x n) (uncheckedIShiftRL# x (64# -# n)))
  bitSizeMaybe _ = Just 64
  bitSize _ = 64
  isSigned _ = True
  popCount (I64# x) = I# (word2Int# (popCnt# (int2Word# x)))

instance FiniteBits Int64 where
  finiteBitSize _ = 64
  countLeadingZeros (I64# x) = I# (word2Int# (clz# (int2Word# x)))
  countTrailingZeros (I64# x) = I# (word2Int# (ctz# (int2Word# x)))

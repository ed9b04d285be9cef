{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | Numbers as sequences of bits.
module GHC.Bits
  ( Bits (..)
  , FiniteBits (..)
  , bitDefault
  , popCountDefault
  , testBitDefault
  , toIntegralSized
  ) where

import GHC.Base
import GHC.Num
import GHC.Real

infixl 8 `shift`, `rotate`, `shiftL`, `shiftR`, `rotateL`, `rotateR`
infixl 7 .&.
infixl 6 `xor`
infixl 5 .|.

class Eq a => Bits a where
  (.&.), (.|.), xor :: a -> a -> a
  complement :: a -> a
  -- | To the left; by a negative number to the right.
  shift, rotate :: a -> Int -> a
  zeroBits :: a
  bit :: Int -> a
  setBit, clearBit, complementBit :: a -> Int -> a
  testBit :: a -> Int -> Bool
  bitSizeMaybe :: a -> Maybe Int
  bitSize :: a -> Int
  isSigned :: a -> Bool
  shiftL, unsafeShiftL, shiftR, unsafeShiftR, rotateL, rotateR :: a -> Int -> a
  popCount :: a -> Int
  x `shift` i
    | i < 0 = x `shiftR` negate i
    | i > 0 = x `shiftL` i
    | otherwise = x
  x `rotate` i
    | i < 0 = x `rotateR` negate i
    | i > 0 = x `rotateL` i
    | otherwise = x
  zeroBits = clearBit (bit 0) 0
  x `setBit` i = x .|. bit i
  x `clearBit` i = x .&. complement (bit i)
  x `complementBit` i = x `xor` bit i
  bitSize x = case bitSizeMaybe x of
    Just n -> n
    Nothing -> errorWithoutStackTrace "bitSize is undefined"
  x `shiftL` i = x `shift` i
  x `unsafeShiftL` i = x `shiftL` i
  x `shiftR` i = x `shift` negate i
  x `unsafeShiftR` i = x `shiftR` i
  x `rotateL` i = x `rotate` i
  x `rotateR` i = x `rotate` negate i
  {-# MINIMAL
    (.&.), (.|.), xor, complement, (shift | (shiftL, shiftR)), (rotate | (rotateL, rotateR)), bitSize, bitSizeMaybe
    , isSigned, testBit, bit, popCount
    #-}

class Bits b => FiniteBits b where
  finiteBitSize :: b -> Int
  countLeadingZeros, countTrailingZeros :: b -> Int
  countLeadingZeros x = (width - 1) - go (width - 1)
    where
      width = finiteBitSize x
      go i
        | i < 0 = i
        | testBit x i = i
        | otherwise = go (i - 1)
  countTrailingZeros x = go 0
    where
      width = finiteBitSize x
      go i
        | i >= width = i
        | testBit x i = i
        | otherwise = go (i + 1)
  {-# MINIMAL finiteBitSize #-}

bitDefault :: (Bits a, Num a) => Int -> a
bitDefault = \i -> 1 `shiftL` i

testBitDefault :: (Bits a, Num a) => a -> Int -> Bool
testBitDefault = \x i -> (x .&. bit i) /= 0

popCountDefault :: (Bits a, Num a) => a -> Int
popCountDefault = go 0
  where
    go !n 0 = n
    go n x = go (n + 1) (x .&. (x - 1))

-- | fromIntegral, unless the value does not fit.
toIntegralSized :: (Integral a, Integral b, Bits a, Bits b) => a -> Maybe b
toIntegralSized x
  | toInteger y == toInteger x = Just y
  | otherwise = Nothing
  where
    y = fromIntegral x

-- Instances -----------------------------------------------------------------------------------------------------------

instance Bits Bool where
  (.&.) = (&&)
  (.|.) = (||)
  xor = (/=)
  complement = not
  shift x 0 = x
  shift _ _ = False
  rotate x _ = x
  bit 0 = True
  bit _ = False
  testBit x 0 = x
  testBit _ _ = False
  bitSizeMaybe _ = Just 1
  bitSize _ = 1
  isSigned _ = False
  popCount False = 0
  popCount True = 1
  zeroBits = False

instance FiniteBits Bool where
  finiteBitSize _ = 1
  countTrailingZeros x = if x then 0 else 1
  countLeadingZeros x = if x then 0 else 1

instance Bits Int where
  I# x .&. I# y = I# (andI# x y)
  I# x .|. I# y = I# (orI# x y)
  I# x `xor` I# y = I# (xorI# x y)
  complement (I# x) = I# (notI# x)
  zeroBits = 0
  bit (I# i) = case ltWord# (int2Word# i) 64## of
    1# -> I# (uncheckedIShiftL# 1# i)
    _ -> if isTrue# (i <# 0#) then overflowError else 0
  testBit (I# x) (I# i) = case ltWord# (int2Word# i) 64## of
    1# -> isTrue# (andI# (uncheckedIShiftRL# x i) 1#)
    _ -> if isTrue# (i <# 0#) then overflowError else False
  I# x `shift` I# i = case i >=# 0# of
    1# -> I# (iShiftL# x i)
    _ -> I# (iShiftRA# x (negateInt# i))
  I# x `shiftL` I# i = case i >=# 0# of
    1# -> I# (iShiftL# x i)
    _ -> overflowError
  I# x `shiftR` I# i = case i >=# 0# of
    1# -> I# (iShiftRA# x i)
    _ -> overflowError
  I# x `unsafeShiftL` I# i = I# (uncheckedIShiftL# x i)
  I# x `unsafeShiftR` I# i = I# (uncheckedIShiftRA# x i)
  I# x `rotate` I# i = case andI# i 63# of
    0# -> I# x
    n -> I# (orI# (uncheckedIShiftL# x n) (uncheckedIShiftRL# x (64# -# n)))
  bitSizeMaybe _ = Just 64
  bitSize _ = 64
  isSigned _ = True
  popCount (I# x) = I# (word2Int# (popCnt# (int2Word# x)))

instance FiniteBits Int where
  finiteBitSize _ = 64
  countLeadingZeros (I# x) = I# (word2Int# (clz# (int2Word# x)))
  countTrailingZeros (I# x) = I# (word2Int# (ctz# (int2Word# x)))

instance Bits Word where
  W# x .&. W# y = W# (and# x y)
  W# x .|. W# y = W# (or# x y)
  W# x `xor` W# y = W# (xor# x y)
  complement (W# x) = W# (not# x)
  zeroBits = 0
  bit i = 1 `shiftL` i
  testBit x i = (x .&. bit i) /= 0
  W# x `shift` I# i = case i >=# 0# of
    1# -> W# (shiftL# x i)
    _ -> W# (shiftRL# x (negateInt# i))
  W# x `shiftL` I# i = case i >=# 0# of
    1# -> W# (shiftL# x i)
    _ -> overflowError
  W# x `shiftR` I# i = case i >=# 0# of
    1# -> W# (shiftRL# x i)
    _ -> overflowError
  W# x `unsafeShiftL` I# i = W# (uncheckedShiftL# x i)
  W# x `unsafeShiftR` I# i = W# (uncheckedShiftRL# x i)
  W# x `rotate` I# i = case andI# i 63# of
    0# -> W# x
    n -> W# (or# (uncheckedShiftL# x n) (uncheckedShiftRL# x (64# -# n)))
  bitSizeMaybe _ = Just 64
  bitSize _ = 64
  isSigned _ = False
  popCount (W# x) = I# (word2Int# (popCnt# x))

instance FiniteBits Word where
  finiteBitSize _ = 64
  countLeadingZeros (W# x) = I# (word2Int# (clz# x))
  countTrailingZeros (W# x) = I# (word2Int# (ctz# x))

-- | Two's complement without end.
instance Bits Integer where
  (.&.) = integerAnd
  (.|.) = integerOr
  xor = integerXor
  complement = integerComplement
  zeroBits = 0
  bit i
    | i < 0 = overflowError
    | otherwise = integerBit (fromIntegral i)
  testBit x i
    | i < 0 = integerIsNegative x
    | otherwise = integerTestBit x (fromIntegral i)
  shift x i
    | i >= 0 = integerShiftL x (fromIntegral i)
    | otherwise = integerShiftR x (fromIntegral (negate i))
  shiftL x i
    | i >= 0 = integerShiftL x (fromIntegral i)
    | otherwise = overflowError
  shiftR x i
    | i >= 0 = integerShiftR x (fromIntegral i)
    | otherwise = overflowError
  unsafeShiftL x i = integerShiftL x (fromIntegral i)
  unsafeShiftR x i = integerShiftR x (fromIntegral i)
  rotate x i = shift x i
  bitSizeMaybe _ = Nothing
  bitSize _ = errorWithoutStackTrace "Data.Bits.bitSize(Integer)"
  isSigned _ = True
  popCount x = I# (integerPopCount# x)

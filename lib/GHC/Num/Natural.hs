{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedSums #-}
{-# LANGUAGE UnboxedTuples #-}
-- | Natural numbers by functions. (In GHC their instances are made of these.)
module GHC.Num.Natural
  ( Natural, naturalZero, naturalOne, naturalIsZero, naturalIsOne
  , naturalEq, naturalNe, naturalLt, naturalLe, naturalGt, naturalGe, naturalCompare
  , naturalAdd, naturalSub, naturalSubThrow, naturalSubUnsafe, naturalMul, naturalSqr, naturalSignum, naturalNegate
  , naturalQuot, naturalRem, naturalQuotRem, naturalQuotRem#, naturalGcd, naturalLcm, naturalPowMod
  , naturalLog2, naturalLog2#, naturalLogBase, naturalLogBaseWord, naturalSizeInBase#
  , naturalAnd, naturalAndNot, naturalOr, naturalXor, naturalTestBit, naturalBit, naturalPopCount, naturalShiftL, naturalShiftR
  , naturalFromWord, naturalFromWord#, naturalToWord, naturalToWord#, naturalToWordClamp, naturalToWordMaybe#
  ) where

import Data.Bits
import GHC.Exts
import GHC.Natural
import GHC.Num.Integer

naturalZero, naturalOne :: Natural
naturalZero = 0
naturalOne = 1

naturalIsZero, naturalIsOne :: Natural -> Bool
naturalIsZero n = n == 0
naturalIsOne n = n == 1

naturalEq, naturalNe, naturalLt, naturalLe, naturalGt, naturalGe :: Natural -> Natural -> Bool
naturalEq = (==)
naturalNe = (/=)
naturalLt = (<)
naturalLe = (<=)
naturalGt = (>)
naturalGe = (>=)

naturalCompare :: Natural -> Natural -> Ordering
naturalCompare = compare

naturalAdd, naturalSubThrow, naturalSubUnsafe, naturalMul, naturalQuot, naturalRem, naturalGcd, naturalLcm
  :: Natural -> Natural -> Natural
naturalAdd = (+)
naturalSubThrow = (-)
naturalSubUnsafe = (-)
naturalMul = (*)
naturalQuot = quot
naturalRem = rem
naturalGcd = gcd
naturalLcm = lcm

-- | Nothing on the left where the difference would be negative.
naturalSub :: Natural -> Natural -> (# (# #) | Natural #)
naturalSub x y = case minusNaturalMaybe x y of
  Nothing -> (# (# #) | #)
  Just n -> (# | n #)

naturalSqr, naturalSignum, naturalNegate :: Natural -> Natural
naturalSqr n = n * n
naturalSignum = signum
naturalNegate = negate

naturalQuotRem :: Natural -> Natural -> (Natural, Natural)
naturalQuotRem = quotRem

naturalQuotRem# :: Natural -> Natural -> (# Natural, Natural #)
naturalQuotRem# x y = case quotRem x y of (q, r) -> (# q, r #)

-- | Base, exponent, modulus.
naturalPowMod :: Natural -> Natural -> Natural -> Natural
naturalPowMod = powModNatural

naturalLog2 :: Natural -> Word
naturalLog2 n = integerLog2 (naturalToInteger n)

naturalLog2# :: Natural -> Word#
naturalLog2# n = integerLog2# (naturalToInteger n)

naturalLogBase :: Natural -> Natural -> Word
naturalLogBase base n = integerLogBase (naturalToInteger base) (naturalToInteger n)

naturalLogBaseWord :: Word -> Natural -> Word
naturalLogBaseWord base n = integerLogBaseWord base (naturalToInteger n)

naturalSizeInBase# :: Word# -> Natural -> Word#
naturalSizeInBase# base n = integerSizeInBase# base (naturalToInteger n)

naturalAnd, naturalAndNot, naturalOr, naturalXor :: Natural -> Natural -> Natural
naturalAnd = (.&.)
naturalAndNot x y = x `xor` (x .&. y)
naturalOr = (.|.)
naturalXor = xor

naturalTestBit :: Natural -> Word -> Bool
naturalTestBit n i = testBit n (fromIntegral i)

naturalBit :: Word -> Natural
naturalBit i = bit (fromIntegral i)

naturalPopCount :: Natural -> Word
naturalPopCount n = fromIntegral (popCount n)

naturalShiftL, naturalShiftR :: Natural -> Word -> Natural
naturalShiftL n i = shiftL n (fromIntegral i)
naturalShiftR n i = shiftR n (fromIntegral i)

naturalFromWord :: Word -> Natural
naturalFromWord = wordToNatural

naturalFromWord# :: Word# -> Natural
naturalFromWord# w = wordToNatural (W# w)

naturalToWord# :: Natural -> Word#
naturalToWord# n = case naturalToWord n of W# w -> w

-- | The greatest word for what is greater.
naturalToWordClamp :: Natural -> Word
naturalToWordClamp n = case naturalToWordMaybe n of
  Nothing -> maxBound
  Just w -> w

naturalToWordMaybe# :: Natural -> (# (# #) | Word# #)
naturalToWordMaybe# n = case naturalToWordMaybe n of
  Nothing -> (# (# #) | #)
  Just (W# w) -> (# | w #)

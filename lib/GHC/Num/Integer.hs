{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE UnboxedSums #-}
{-# LANGUAGE UnboxedTuples #-}
-- | Integers of any size. The machine knows the type: IS whenever the value fits 64 bits, else IP (positive) or
-- IN (negative) over the 32-bit limbs of the magnitude. Division by zero raises DivideByZero.
module GHC.Num.Integer
  ( Integer (..)
  , Natural (..)
  , integerAbs
  , integerAdd
  , integerAnd
  , integerBit
  , integerBit#
  , integerCompare
  , integerComplement
  , integerDecodeDouble#
  , integerDiv
  , integerDivMod
  , integerDivMod#
  , integerEncodeDouble
  , integerEncodeDouble#
  , integerEncodeFloat#
  , integerEq
  , integerEq#
  , integerFromDouble#
  , integerFromInt
  , integerFromInt#
  , integerFromNatural
  , integerFromWord
  , integerFromWord#
  , integerGcd
  , integerGcde
  , integerGe
  , integerGe#
  , integerGt
  , integerGt#
  , integerIsNegative
  , integerIsNegative#
  , integerIsOne
  , integerIsPowerOf2#
  , integerIsZero
  , integerLcm
  , integerLe
  , integerLe#
  , integerLog2
  , integerLog2#
  , integerLogBase
  , integerLogBase#
  , integerLogBaseWord
  , integerLogBaseWord#
  , integerLt
  , integerLt#
  , integerMod
  , integerMul
  , integerNe
  , integerNe#
  , integerNegate
  , integerOne
  , integerOr
  , integerPopCount#
  , integerPowMod#
  , integerQuot
  , integerQuotRem
  , integerQuotRem#
  , integerRead#
  , integerRecipMod#
  , integerRem
  , integerShiftL
  , integerShiftL#
  , integerShiftR
  , integerShiftR#
  , integerShow#
  , integerSignum
  , integerSignum#
  , integerSizeInBase#
  , integerSqr
  , integerSub
  , integerTestBit
  , integerTestBit#
  , integerToDouble#
  , integerToFloat#
  , integerToInt
  , integerToInt#
  , integerToNatural
  , integerToNaturalClamp
  , integerToNaturalThrow
  , integerToWord
  , integerToWord#
  , integerXor
  , integerZero
  ) where

import GHC.Classes
import GHC.Err (underflowError)
import GHC.Prim
import GHC.Prim.Sums ()
import GHC.Types

data Integer = IS Int# | IP ByteArray# | IN ByteArray#

-- | An Integer that is never negative; here, since functions below have it in their types.
newtype Natural = MkNatural Integer

foreign import prim "integerAdd#" integerAdd# :: Integer -> Integer -> Integer
foreign import prim "integerSub#" integerSub# :: Integer -> Integer -> Integer
foreign import prim "integerMul#" integerMul# :: Integer -> Integer -> Integer
foreign import prim "integerNegate#" integerNegate# :: Integer -> Integer
foreign import prim "integerAbs#" integerAbs# :: Integer -> Integer
foreign import prim "integerSignum#" integerSignum# :: Integer -> Int#
foreign import prim "integerQuot#" integerQuotSlow# :: Integer -> Integer -> Integer
foreign import prim "integerRem#" integerRemSlow# :: Integer -> Integer -> Integer
foreign import prim "integerDiv#" integerDivSlow# :: Integer -> Integer -> Integer
foreign import prim "integerMod#" integerModSlow# :: Integer -> Integer -> Integer
foreign import prim "integerQuotRem#" integerQuotRemSlow# :: Integer -> Integer -> (# Integer, Integer #)
foreign import prim "integerDivMod#" integerDivModSlow# :: Integer -> Integer -> (# Integer, Integer #)
foreign import prim "integerGcd#" integerGcd# :: Integer -> Integer -> Integer
-- | -1#, 0# or 1#
foreign import prim "integerCompare#" integerCompare# :: Integer -> Integer -> Int#
foreign import prim "integerEq#" integerEq# :: Integer -> Integer -> Int#
foreign import prim "integerAnd#" integerAnd# :: Integer -> Integer -> Integer
foreign import prim "integerOr#" integerOr# :: Integer -> Integer -> Integer
foreign import prim "integerXor#" integerXor# :: Integer -> Integer -> Integer
foreign import prim "integerComplement#" integerComplement# :: Integer -> Integer
foreign import prim "integerShiftL#" integerShiftL# :: Integer -> Word# -> Integer
-- | Rounds towards minus infinity.
foreign import prim "integerShiftR#" integerShiftR# :: Integer -> Word# -> Integer
foreign import prim "integerTestBit#" integerTestBit# :: Integer -> Word# -> Int#
-- | Of a negative number: minus the count of its magnitude.
foreign import prim "integerPopCount#" integerPopCount# :: Integer -> Int#
foreign import prim "integerLog2#" integerLog2OrMinusOne# :: Integer -> Int#
foreign import prim "integerFromInt#" integerFromInt# :: Int# -> Integer
foreign import prim "integerFromWord#" integerFromWord# :: Word# -> Integer
-- | The low 64 bits.
foreign import prim "integerToInt#" integerToInt# :: Integer -> Int#
foreign import prim "integerToInt#" integerToWord# :: Integer -> Word#
-- | Truncates; 0 for NaN and infinities.
foreign import prim "integerFromDouble#" integerFromDouble# :: Double# -> Integer
-- | mantissa * 2^exponent, truncated to what a Double holds.
foreign import prim "integerEncodeDouble#" integerEncodeDoubleSlow# :: Integer -> Int# -> Double#
-- | Decimal text, with sign.
foreign import prim "integerShow#" integerShow# :: Integer -> ByteArray#
-- | Of an optional minus and decimal digits.
foreign import prim "integerRead#" integerRead# :: ByteArray# -> Integer

-- Comparison ----------------------------------------------------------------------------------------------------------

instance Eq Integer where
  (==) = integerEq
  (/=) = integerNe

instance Ord Integer where
  compare = integerCompare
  (<) = integerLt
  (<=) = integerLe
  (>) = integerGt
  (>=) = integerGe

integerEq, integerNe, integerLt, integerLe, integerGt, integerGe :: Integer -> Integer -> Bool
integerEq (IS x) (IS y) = isTrue# (x ==# y)
integerEq x y = isTrue# (integerEq# x y)
integerNe (IS x) (IS y) = isTrue# (x /=# y)
integerNe x y = not (isTrue# (integerEq# x y))
integerLt (IS x) (IS y) = isTrue# (x <# y)
integerLt x y = isTrue# (integerCompare# x y <# 0#)
integerLe (IS x) (IS y) = isTrue# (x <=# y)
integerLe x y = isTrue# (integerCompare# x y <=# 0#)
integerGt (IS x) (IS y) = isTrue# (x ># y)
integerGt x y = isTrue# (integerCompare# x y ># 0#)
integerGe (IS x) (IS y) = isTrue# (x >=# y)
integerGe x y = isTrue# (integerCompare# x y >=# 0#)

integerCompare :: Integer -> Integer -> Ordering
integerCompare (IS x) (IS y) = compareInt# x y
integerCompare x y = compareInt# (integerCompare# x y) 0#

integerIsZero :: Integer -> Bool
integerIsZero (IS 0#) = True
integerIsZero _ = False

integerIsOne :: Integer -> Bool
integerIsOne (IS 1#) = True
integerIsOne _ = False

integerIsNegative :: Integer -> Bool
integerIsNegative (IS x) = isTrue# (x <# 0#)
integerIsNegative (IP _) = False
integerIsNegative (IN _) = True

-- Arithmetic ----------------------------------------------------------------------------------------------------------

integerZero, integerOne :: Integer
integerZero = IS 0#
integerOne = IS 1#

integerAdd, integerSub, integerMul :: Integer -> Integer -> Integer
integerAdd x y = integerAdd# x y
integerSub x y = integerSub# x y
integerMul x y = integerMul# x y
{-# INLINE integerAdd #-}
{-# INLINE integerSub #-}
{-# INLINE integerMul #-}

integerNegate, integerAbs, integerSignum, integerSqr :: Integer -> Integer
integerNegate x = integerNegate# x
integerAbs x = integerAbs# x
integerSignum x = IS (integerSignum# x)
integerSqr !x = integerMul# x x

-- Small operands are divided at once, except by -1: the quotient of the least Int does not fit.

integerQuot, integerRem, integerDiv, integerMod :: Integer -> Integer -> Integer
integerQuot x@(IS a) (IS b) = case b of
  -1# -> integerNegate# x
  _ -> IS (quotInt# a b)
integerQuot x y = integerQuotSlow# x y
integerRem (IS a) (IS b) = IS (remInt# a b)
integerRem x y = integerRemSlow# x y
integerDiv x@(IS a) (IS b) = case b of
  -1# -> integerNegate# x
  _ -> IS (divInt# a b)
integerDiv x y = integerDivSlow# x y
integerMod (IS a) (IS b) = IS (modInt# a b)
integerMod x y = integerModSlow# x y

integerQuotRem#, integerDivMod# :: Integer -> Integer -> (# Integer, Integer #)
integerQuotRem# x@(IS a) (IS b) = case b of
  -1# -> (# integerNegate# x, IS 0# #)
  _ -> case quotInt# a b of q -> (# IS q, IS (a -# (q *# b)) #)
integerQuotRem# x y = integerQuotRemSlow# x y
integerDivMod# x@(IS a) (IS b) = case b of
  -1# -> (# integerNegate# x, IS 0# #)
  _ -> case divModInt# a b of (# q, r #) -> (# IS q, IS r #)
integerDivMod# x y = integerDivModSlow# x y

integerQuotRem, integerDivMod :: Integer -> Integer -> (Integer, Integer)
integerQuotRem x y = case integerQuotRem# x y of (# q, r #) -> (q, r)
integerDivMod x y = case integerDivMod# x y of (# q, r #) -> (q, r)

integerGcd, integerLcm :: Integer -> Integer -> Integer
integerGcd x y = integerGcd# x y
integerLcm (IS 0#) !_ = IS 0#
integerLcm !_ (IS 0#) = IS 0#
integerLcm x y = integerMul (integerQuot (integerAbs# x) (integerGcd# x y)) (integerAbs# y)

-- | Of a positive number, rounded down; 0 otherwise.
integerLog2# :: Integer -> Word#
integerLog2# x = case integerLog2OrMinusOne# x of
  -1# -> 0##
  n -> int2Word# n

integerLog2 :: Integer -> Word
integerLog2 x = W# (integerLog2# x)

-- | Logarithm to a base of at least 2, rounded down.
integerLogBase :: Integer -> Integer -> Word
integerLogBase base x = if integerLt x base then W# 0## else case climb base of (# n, _ #) -> W# n
  where
    -- the exponent of a power of the base, and what is left of x divided by it; squares on the way up
    climb :: Integer -> (# Word#, Integer #)
    climb power =
      if integerLt x power
        then (# 0##, x #)
        else case climb (integerSqr power) of
          (# n, rest #) ->
            if integerLt rest power
              then (# timesWord# 2## n, rest #)
              else (# plusWord# (timesWord# 2## n) 1##, integerQuot rest power #)

integerLogBaseWord :: Word -> Integer -> Word
integerLogBaseWord base x = integerLogBase (integerFromWord base) x

integerLogBase# :: Integer -> Integer -> Word#
integerLogBase# base x = case integerLogBase base x of W# n -> n

integerLogBaseWord# :: Word# -> Integer -> Word#
integerLogBaseWord# base x = integerLogBase# (integerFromWord# base) x

-- | Number of digits to a base; none of 0.
integerSizeInBase# :: Word# -> Integer -> Word#
integerSizeInBase# _ (IS 0#) = 0##
integerSizeInBase# base x = plusWord# 1## (integerLogBaseWord# base (integerAbs# x))

-- | (g, s, t): the greatest common divisor, and g = s * x + t * y.
integerGcde :: Integer -> Integer -> (Integer, Integer, Integer)
integerGcde x y = case steps (integerAbs# x) (integerAbs# y) (IS 1#) (IS 0#) (IS 0#) (IS 1#) of
  (# g, s, t #) -> (g, integerMul s (integerSignum x), integerMul t (integerSignum y))
  where
    steps :: Integer -> Integer -> Integer -> Integer -> Integer -> Integer -> (# Integer, Integer, Integer #)
    steps a (IS 0#) s _ t _ = (# a, s, t #)
    steps a b s s1 t t1 = case integerQuotRem# a b of
      (# q, r #) -> steps b r s1 (integerSub s (integerMul q s1)) t1 (integerSub t (integerMul q t1))

-- | The inverse modulo a number, where there is one.
integerRecipMod# :: Integer -> Natural -> (# Natural | () #)
integerRecipMod# x (MkNatural m) = if integerLe m (IS 1#) then (# | () #) else
  case integerGcde (integerMod x m) m of
    (g, s, _) -> if integerIsOne g then (# MkNatural (integerMod s m) | #) else (# | () #)

-- | A power modulo a number; where the exponent is negative, of the inverse.
integerPowMod# :: Integer -> Integer -> Natural -> (# Natural | () #)
integerPowMod# _ _ (MkNatural (IS 1#)) = (# MkNatural (IS 0#) | #)
integerPowMod# x n (MkNatural m) = if integerIsNegative n
  then case integerRecipMod# x (MkNatural m) of
    (# MkNatural y | #) -> (# MkNatural (go y (integerNegate n) (integerMod (IS 1#) m)) | #)
    (# | e #) -> (# | e #)
  else (# MkNatural (go (integerMod x m) n (integerMod (IS 1#) m)) | #)
  where
    go :: Integer -> Integer -> Integer -> Integer
    go !_ (IS 0#) !out = out
    go y k out = go
      (integerMod (integerSqr y) m)
      (integerShiftR# k 1##)
      (if isTrue# (integerTestBit# k 0##) then integerMod (integerMul out y) m else out)

-- Bits: of the infinite two's complement ------------------------------------------------------------------------------

integerAnd, integerOr, integerXor :: Integer -> Integer -> Integer
integerAnd (IS x) (IS y) = IS (andI# x y)
integerAnd x y = integerAnd# x y
integerOr (IS x) (IS y) = IS (orI# x y)
integerOr x y = integerOr# x y
integerXor (IS x) (IS y) = IS (xorI# x y)
integerXor x y = integerXor# x y

integerComplement :: Integer -> Integer
integerComplement (IS x) = IS (notI# x)
integerComplement x = integerComplement# x

integerShiftL, integerShiftR :: Integer -> Word -> Integer
integerShiftL x (W# n) = integerShiftL# x n
integerShiftR x (W# n) = integerShiftR# x n

integerTestBit :: Integer -> Word -> Bool
integerTestBit x (W# n) = isTrue# (integerTestBit# x n)

integerBit# :: Word# -> Integer
integerBit# n = integerShiftL# (IS 1#) n

integerBit :: Word -> Integer
integerBit (W# n) = integerBit# n

-- | The exponent, when it is a power of two.
integerIsPowerOf2# :: Integer -> (# Int#, Word# #)
integerIsPowerOf2# x = case integerLog2OrMinusOne# x of
  -1# -> (# 0#, 0## #)
  n -> (# integerEq# x (integerBit# (int2Word# n)), int2Word# n #)

-- Comparisons, as numbers -----------------------------------------------------------------------------------------------

integerNe#, integerLt#, integerLe#, integerGt#, integerGe# :: Integer -> Integer -> Int#
integerNe# x y = integerEq# x y ==# 0#
integerLt# x y = integerCompare# x y <# 0#
integerLe# x y = integerCompare# x y <=# 0#
integerGt# x y = integerCompare# x y ># 0#
integerGe# x y = integerCompare# x y >=# 0#

integerIsNegative# :: Integer -> Int#
integerIsNegative# x = integerSignum# x <# 0#

-- Natural numbers: the absolute value; 0 for what is negative; or Underflow --------------------------------------------

integerFromNatural :: Natural -> Integer
integerFromNatural (MkNatural n) = n

integerToNatural, integerToNaturalClamp, integerToNaturalThrow :: Integer -> Natural
integerToNatural n = MkNatural (integerAbs n)
integerToNaturalClamp n = MkNatural (if integerIsNegative n then IS 0# else n)
integerToNaturalThrow n = if integerIsNegative n then underflowError else MkNatural n

-- Conversions ---------------------------------------------------------------------------------------------------------

integerFromInt :: Int -> Integer
integerFromInt (I# x) = IS x

integerFromWord :: Word -> Integer
integerFromWord (W# x) = integerFromWord# x

integerToInt :: Integer -> Int
integerToInt (IS x) = I# x
integerToInt x = I# (integerToInt# x)

integerToWord :: Integer -> Word
integerToWord (IS x) = W# (int2Word# x)
integerToWord x = W# (integerToWord# x)

integerEncodeDouble :: Integer -> Int -> Double
integerEncodeDouble x (I# e) = D# (integerEncodeDouble# x e)

-- | (# mantissa, exponent #)
integerDecodeDouble# :: Double# -> (# Integer, Int# #)
integerDecodeDouble# x = case decodeDouble_Int64# x of (# mantissa, e #) -> (# IS mantissa, e #)

-- | mantissa * 2^exponent; mantissas beyond 64 bits are truncated, and rounded if the result is denormalized.
integerEncodeDouble# :: Integer -> Int# -> Double#
integerEncodeDouble# (IS x) e = encodeDouble# x e
integerEncodeDouble# x e = case e <# -1000# of
  1# -> case decodeDouble_Int64# (integerEncodeDoubleSlow# x 0#) of
    (# _, 972# #) -> integerEncodeDoubleSlow# x e -- infinity: too large to be rounded first
    (# mantissa, more #) -> encodeDouble# mantissa (more +# e)
  _ -> integerEncodeDoubleSlow# x e

-- | By way of Double, as in GHC.
integerEncodeFloat# :: Integer -> Int# -> Float#
integerEncodeFloat# x e = double2Float# (integerEncodeDouble# x e)

-- | As GHC 9.0 does: numbers beyond 64 bits are truncated to what a Double holds, and then rounded to Float.
integerToDouble# :: Integer -> Double#
integerToDouble# (IS x) = int2Double# x
integerToDouble# x = integerEncodeDouble# x 0#

integerToFloat# :: Integer -> Float#
integerToFloat# (IS x) = int2Float# x
integerToFloat# x = double2Float# (integerEncodeDouble# x 0#)

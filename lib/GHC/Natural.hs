{-# LANGUAGE DerivingStrategies #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE PatternSynonyms #-}
{-# LANGUAGE StandaloneDeriving #-}
{-# LANGUAGE UnboxedSums #-}
{-# LANGUAGE UnboxedTuples #-}
-- | Integers that are not negative. What would be negative raises Underflow.
module GHC.Natural
  ( Natural (Natural)
  , intToNatural
  , isValidNatural
  , minusNaturalMaybe
  , naturalFromInteger
  , naturalToInt
  , naturalToInteger
  , naturalToWord
  , naturalToWordMaybe
  , powModNatural
  , wordToNatural
  , plusNatural, minusNatural, timesNatural, quotNatural, remNatural, gcdNatural, lcmNatural
  , quotRemNatural, negateNatural, signumNatural
  , andNatural, orNatural, xorNatural, testBitNatural, popCountNatural, shiftLNatural, shiftRNatural
  ) where

import GHC.Base
import GHC.Bits
import GHC.Enum
import GHC.Ix
import GHC.Num
import GHC.Real
import GHC.Show

deriving newtype instance Eq Natural

deriving newtype instance Ord Natural

-- | The Integer, unchecked.
pattern Natural :: Integer -> Natural
pattern Natural n = MkNatural n
{-# COMPLETE Natural #-}

naturalFromInteger :: Integer -> Natural
naturalFromInteger n
  | integerIsNegative n = underflowError
  | otherwise = MkNatural n

naturalToInteger :: Natural -> Integer
naturalToInteger (MkNatural n) = n

intToNatural :: Int -> Natural
intToNatural n = naturalFromInteger (toInteger n)

-- | Whether it is kept as it should be: all are.
isValidNatural :: Natural -> Bool
isValidNatural _ = True

naturalToInt :: Natural -> Int
naturalToInt (MkNatural n) = integerToInt n

wordToNatural :: Word -> Natural
wordToNatural n = MkNatural (integerFromWord n)

naturalToWord :: Natural -> Word
naturalToWord (MkNatural n) = integerToWord n

naturalToWordMaybe :: Natural -> Maybe Word
naturalToWordMaybe (MkNatural n)
  | n <= 18446744073709551615 = Just (integerToWord n)
  | otherwise = Nothing

-- | Base, exponent, modulus.
powModNatural :: Natural -> Natural -> Natural -> Natural
powModNatural (MkNatural x) (MkNatural n) m = case integerPowMod# x n m of
  (# r | #) -> r
  (# | _ #) -> MkNatural 0

-- Instances by the names they had as functions.

plusNatural, minusNatural, timesNatural, quotNatural, remNatural, gcdNatural, lcmNatural, andNatural, orNatural, xorNatural
  :: Natural -> Natural -> Natural
plusNatural = (+)
minusNatural = (-)
timesNatural = (*)
quotNatural = quot
remNatural = rem
gcdNatural = gcd
lcmNatural = lcm
andNatural = (.&.)
orNatural = (.|.)
xorNatural = xor

quotRemNatural :: Natural -> Natural -> (Natural, Natural)
quotRemNatural = quotRem

negateNatural, signumNatural :: Natural -> Natural
negateNatural = negate
signumNatural = signum

testBitNatural :: Natural -> Int -> Bool
testBitNatural = testBit

popCountNatural :: Natural -> Int
popCountNatural = popCount

shiftLNatural, shiftRNatural :: Natural -> Int -> Natural
shiftLNatural = shiftL
shiftRNatural = shiftR

-- | Nothing, where (-) would underflow.
minusNaturalMaybe :: Natural -> Natural -> Maybe Natural
minusNaturalMaybe (MkNatural x) (MkNatural y)
  | x < y = Nothing
  | otherwise = Just (MkNatural (x - y))

instance Show Natural where
  showsPrec p (MkNatural n) = showsPrec p n

instance Num Natural where
  MkNatural x + MkNatural y = MkNatural (x + y)
  MkNatural x - MkNatural y = naturalFromInteger (x - y)
  MkNatural x * MkNatural y = MkNatural (x * y)
  negate (MkNatural n) = naturalFromInteger (negate n)
  abs n = n
  signum (MkNatural n) = MkNatural (signum n)
  fromInteger = naturalFromInteger

instance Real Natural where
  toRational (MkNatural n) = n :% 1

instance Enum Natural where
  succ n = n + 1
  pred n = n - 1
  toEnum n
    | n >= 0 = MkNatural (toInteger n)
    | otherwise = errorWithoutStackTrace "toEnum: unexpected negative Int"
  fromEnum (MkNatural n)
    | n <= toInteger (maxBound :: Int) = integerToInt n
    | otherwise = errorWithoutStackTrace "fromEnum: out of Int range"
  enumFrom (MkNatural n) = naturals (enumFrom n)
  enumFromThen (MkNatural n) (MkNatural next)
    | next >= n = naturals (enumFromThen n next)
    | otherwise = naturals (enumFromThenTo n next 0)
  enumFromTo (MkNatural n) (MkNatural end) = naturals (enumFromTo n end)
  enumFromThenTo (MkNatural n) (MkNatural next) (MkNatural end) = naturals (enumFromThenTo n next end)

naturals :: [Integer] -> [Natural]
naturals = map MkNatural

instance Integral Natural where
  quot (MkNatural x) (MkNatural y) = MkNatural (integerQuot x y)
  rem (MkNatural x) (MkNatural y) = MkNatural (integerRem x y)
  div (MkNatural x) (MkNatural y) = MkNatural (integerQuot x y)
  mod (MkNatural x) (MkNatural y) = MkNatural (integerRem x y)
  quotRem (MkNatural x) (MkNatural y) = case integerQuotRem# x y of (# q, r #) -> (MkNatural q, MkNatural r)
  divMod = quotRem
  toInteger (MkNatural n) = n
  gcdOf = integralGcd

instance Ix Natural where
  range (low, high) = enumFromTo low high
  unsafeIndex (low, _) i = naturalToInt (i - low)
  index bounds i
    | inRange bounds i = unsafeIndex bounds i
    | otherwise = indexError bounds i "Natural"
  inRange (low, high) i = low <= i && i <= high

instance Bits Natural where
  MkNatural x .&. MkNatural y = MkNatural (integerAnd x y)
  MkNatural x .|. MkNatural y = MkNatural (integerOr x y)
  MkNatural x `xor` MkNatural y = MkNatural (integerXor x y)
  complement _ = errorWithoutStackTrace "Bits.complement: Natural complement undefined"
  zeroBits = MkNatural 0
  bit i = MkNatural (bit i)
  clearBit (MkNatural n) i = MkNatural (clearBit n i)
  testBit (MkNatural n) i = testBit n i
  shift (MkNatural n) i = MkNatural (shift n i)
  shiftL (MkNatural n) i = MkNatural (shiftL n i)
  shiftR (MkNatural n) i = MkNatural (shiftR n i)
  rotate = shift
  bitSizeMaybe _ = Nothing
  bitSize _ = errorWithoutStackTrace "Data.Bits.bitSize(Natural)"
  isSigned _ = False
  popCount (MkNatural n) = popCount n

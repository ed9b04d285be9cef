{-# LANGUAGE MagicHash, UnboxedTuples #-}
-- | Integers as they were called before GHC.Num.Integer.
module GHC.Integer
  ( Integer, smallInteger, wordToInteger, integerToWord, integerToInt, plusInteger, minusInteger, timesInteger, negateInteger
  , eqInteger, neqInteger, absInteger, signumInteger, leInteger, gtInteger, ltInteger, geInteger, compareInteger
  , divInteger, modInteger, quotInteger, remInteger, divModInteger, quotRemInteger, doubleFromInteger, floatFromInteger
  , andInteger, orInteger, xorInteger, complementInteger, shiftLInteger, shiftRInteger, testBitInteger, popCountInteger, bitInteger
  , hashInteger
  ) where

import GHC.Exts
import GHC.Num.Integer hiding (integerToInt, integerToWord)

smallInteger :: Int# -> Integer
smallInteger = integerFromInt#

wordToInteger :: Word# -> Integer
wordToInteger = integerFromWord#

integerToInt, hashInteger :: Integer -> Int#
integerToInt = integerToInt#
hashInteger = integerToInt#

integerToWord :: Integer -> Word#
integerToWord = integerToWord#

plusInteger, minusInteger, timesInteger, divInteger, modInteger, quotInteger, remInteger, andInteger, orInteger, xorInteger
  :: Integer -> Integer -> Integer
plusInteger = integerAdd
minusInteger = integerSub
timesInteger = integerMul
divInteger = integerDiv
modInteger = integerMod
quotInteger = integerQuot
remInteger = integerRem
andInteger = integerAnd
orInteger = integerOr
xorInteger = integerXor

negateInteger, absInteger, signumInteger, complementInteger :: Integer -> Integer
negateInteger = integerNegate
absInteger = integerAbs
signumInteger = integerSignum
complementInteger = integerComplement

eqInteger, neqInteger, leInteger, gtInteger, ltInteger, geInteger :: Integer -> Integer -> Bool
eqInteger = integerEq
neqInteger = integerNe
leInteger = integerLe
gtInteger = integerGt
ltInteger = integerLt
geInteger = integerGe

compareInteger :: Integer -> Integer -> Ordering
compareInteger = integerCompare

divModInteger, quotRemInteger :: Integer -> Integer -> (# Integer, Integer #)
divModInteger = integerDivMod#
quotRemInteger = integerQuotRem#

doubleFromInteger :: Integer -> Double#
doubleFromInteger = integerToDouble#

floatFromInteger :: Integer -> Float#
floatFromInteger = integerToFloat#

shiftLInteger, shiftRInteger :: Integer -> Int# -> Integer
shiftLInteger n i = integerShiftL# n (int2Word# i)
shiftRInteger n i = integerShiftR# n (int2Word# i)

testBitInteger :: Integer -> Int# -> Bool
testBitInteger n i = isTrue# (integerTestBit# n (int2Word# i))

popCountInteger :: Integer -> Int#
popCountInteger = integerPopCount#

bitInteger :: Int# -> Integer
bitInteger i = integerBit# (int2Word# i)

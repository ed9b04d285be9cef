{-# LANGUAGE DataKinds, MagicHash, UnboxedSums, UnboxedTuples #-}
-- What the numeric modules of GHC export as functions, beside classes.
import Control.Exception (ArithException, try)
import Data.Proxy (Proxy)
import GHC.Char (eqChar)
import GHC.Exts (Word (..), proxy#)
import GHC.Float
import GHC.Float.RealFracMethods
import GHC.Natural (minusNaturalMaybe, naturalToWordMaybe, powModNatural)
import GHC.Num (Natural, integerFromNatural, integerToNatural, integerToNaturalClamp, integerToNaturalThrow)
import GHC.Num.Integer
import qualified GHC.Num.Natural as N
import GHC.TypeLits (natVal', symbolVal')

inverse :: Integer -> Natural -> Maybe Natural
inverse x m = case integerRecipMod# x m of
  (# y | #) -> Just y
  (# | () #) -> Nothing

power :: Integer -> Integer -> Natural -> Maybe Natural
power b n m = case integerPowMod# b n m of
  (# y | #) -> Just y
  (# | () #) -> Nothing

less :: Natural -> Natural -> Maybe Natural
less x y = case N.naturalSub x y of
  (# _ | #) -> Nothing
  (# | z #) -> Just z

main :: IO ()
main = do
  print [inverse x m | m <- [0, 1, 2, 10, 11], x <- [-3 .. 4]]
  print [power b n m | m <- [1, 2, 10, 11], b <- [-3, 2, 7], n <- [-2, -1, 0, 1, 5]]
  print (power 3 (2 ^ 100) (10 ^ 30 + 57), N.naturalPowMod 3 4 5, powModNatural 2 10 1)
  print [integerGcde a b | a <- [-12, 0, 5, 18, 2 ^ 70], b <- [-8, 0, 3, 18, 2 ^ 65 * 3]]
  print [W# (integerSizeInBase# b n) | W# b <- [2, 10, 16], n <- [0, 1, -255, 2 ^ 100]]
  print (integerLogBaseWord 10 12345, W# (integerLogBase# 7 12345))
  print (integerToNaturalClamp (-3), integerToNatural (-3), integerFromNatural 7)
  try (print (integerToNaturalThrow (-3))) >>= (print :: Either ArithException () -> IO ())
  print (N.naturalToWordClamp (2 ^ 70), N.naturalToWord (2 ^ 64 + 5), naturalToWordMaybe (2 ^ 64), minusNaturalMaybe 3 4)
  print (less 3 4, less 4 3, N.naturalQuotRem 17 5, N.naturalLog2 1000, N.naturalAndNot 15 5, N.naturalPopCount 255)
  print (plusDouble 1 2, sqrtFloat 2, powerFloat 2 10, isDoubleNaN (0 / 0), isFloatFinite (1 / 0), isDoubleNegativeZero (-0.0))
  print (word2Double maxBound, word2Float 3, clamp 3 (-9), clamp 3 7, ltFloat 1 2, expm1Double 1e-10, fabsFloat (-3))
  print (floorDoubleInt (-2.5), ceilingDoubleInteger 2.1e30, roundFloatInt 2.5, properFractionDoubleInt (-3.25), truncateFloatInteger (-7.9))
  print (natVal' (proxy# @12), symbolVal' (proxy# @"text"), eqChar 'a' 'b')

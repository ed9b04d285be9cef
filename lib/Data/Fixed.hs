{-# LANGUAGE DataKinds, PolyKinds, ScopedTypeVariables, UndecidableInstances #-}
-- | Numbers with a fixed number of digits after the point, and division of reals.
module Data.Fixed
  ( div', mod', divMod', Fixed(..), HasResolution(..), showFixed
  , E0, Uni, E1, Deci, E2, Centi, E3, Milli, E6, Micro, E9, Nano, E12, Pico
  ) where

import Data.Ratio ((%))
import GHC.Read (readNumber)
import GHC.TypeNats (KnownNat)
import GHC.TypeLits (natVal)
import Text.ParserCombinators.ReadPrec (pfail)
import Text.Read (Read(..), readListDefault, readListPrecDefault)
import qualified Text.Read.Lex as Lex

-- | `div` of reals.
div' :: (Real a, Integral b) => a -> a -> b
div' n d = floor (toRational n / toRational d)

divMod' :: (Real a, Integral b) => a -> a -> (b, a)
divMod' n d = (f, n - fromIntegral f * d)
  where f = div' n d

-- | `mod` of reals.
mod' :: Real a => a -> a -> a
mod' n d = n - fromInteger f * d
  where f = div' n d

-- | The number, times the resolution of its type.
newtype Fixed (a :: k) = MkFixed Integer
  deriving (Eq, Ord)

class HasResolution (a :: k) where
  -- | How many units make one.
  resolution :: p a -> Integer

-- | The number itself.
instance KnownNat n => HasResolution n where
  resolution = natVal

data E0

instance HasResolution E0 where
  resolution _ = 1

-- | Whole numbers.
type Uni = Fixed E0

data E1

instance HasResolution E1 where
  resolution _ = 10

type Deci = Fixed E1

data E2

instance HasResolution E2 where
  resolution _ = 100

type Centi = Fixed E2

data E3

instance HasResolution E3 where
  resolution _ = 1000

type Milli = Fixed E3

data E6

instance HasResolution E6 where
  resolution _ = 1000000

type Micro = Fixed E6

data E9

instance HasResolution E9 where
  resolution _ = 1000000000

type Nano = Fixed E9

data E12

instance HasResolution E12 where
  resolution _ = 1000000000000

type Pico = Fixed E12

instance Enum (Fixed a) where
  succ (MkFixed a) = MkFixed (succ a)
  pred (MkFixed a) = MkFixed (pred a)
  toEnum n = MkFixed (toEnum n)
  fromEnum (MkFixed a) = fromEnum a
  enumFrom (MkFixed a) = fmap MkFixed (enumFrom a)
  enumFromThen (MkFixed a) (MkFixed b) = fmap MkFixed (enumFromThen a b)
  enumFromTo (MkFixed a) (MkFixed b) = fmap MkFixed (enumFromTo a b)
  enumFromThenTo (MkFixed a) (MkFixed b) (MkFixed c) = fmap MkFixed (enumFromThenTo a b c)

instance HasResolution a => Num (Fixed a) where
  MkFixed a + MkFixed b = MkFixed (a + b)
  MkFixed a - MkFixed b = MkFixed (a - b)
  fa@(MkFixed a) * MkFixed b = MkFixed (div (a * b) (resolution fa))
  negate (MkFixed a) = MkFixed (negate a)
  abs (MkFixed a) = MkFixed (abs a)
  signum (MkFixed a) = fromInteger (signum a)
  fromInteger i = r
    where r = MkFixed (i * resolution r)

instance HasResolution a => Real (Fixed a) where
  toRational fa@(MkFixed a) = a % resolution fa

instance HasResolution a => Fractional (Fixed a) where
  fa@(MkFixed a) / MkFixed b = MkFixed (div (a * resolution fa) b)
  recip fa@(MkFixed a) = MkFixed (div (res * res) a)
    where res = resolution fa
  fromRational x = r
    where r = MkFixed (floor (x * toRational (resolution r)))

instance HasResolution a => RealFrac (Fixed a) where
  properFraction a = (i, a - fromIntegral i)
    where i = truncate a
  truncate f = truncate (toRational f)
  round f = round (toRational f)
  ceiling f = ceiling (toRational f)
  floor f = floor (toRational f)

instance HasResolution a => Show (Fixed a) where
  showsPrec p n = showParen (p > 6 && n < 0) (showString (showFixed False n))

instance HasResolution a => Read (Fixed a) where
  readPrec = readNumber convert
    where
      convert (Lex.Number n) | Just (i, f) <- Lex.numberToFixed places n = return (MkFixed (i * res + f * res `div` 10 ^ places))
      convert _ = pfail
      places = toInteger (digitCount res)
      res = resolution (MkFixed 0 :: Fixed a)
  readListPrec = readListPrecDefault
  readList = readListDefault

-- | The number's digits; the flag leaves out zeros at the end.
showFixed :: HasResolution a => Bool -> Fixed a -> String
showFixed chop fa@(MkFixed a)
  | a < 0 = '-' : showFixed chop (MkFixed (negate a) `asTypeOf` fa)
  | otherwise = show i ++ withDot (showFraction chop digits fraction)
  where
    res = resolution fa
    (i, d) = divMod a res
    digits = digitCount res
    fraction = negate (negate (d * 10 ^ digits) `div` res)
    withDot "" = ""
    withDot s = '.' : s

-- | How many digits after the point a resolution needs.
digitCount :: Integer -> Int
digitCount res = go 0 1
  where
    go :: Int -> Integer -> Int
    go n power
      | power >= res = n
      | otherwise = go (n + 1) (power * 10)

showFraction :: Bool -> Int -> Integer -> String
showFraction True _ 0 = ""
showFraction chop digits a = replicate (digits - length s) '0' ++ s'
  where
    s = show a
    s' = if chop then reverse (dropWhile (== '0') (reverse s)) else s

{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE UnboxedTuples #-}
-- | The classes Real, Integral, Fractional and RealFrac, the type Ratio, and conversions between numbers.
module GHC.Real
  ( Fractional (..)
  , Integral (quot, rem, div, mod, quotRem, divMod, toInteger)
  , Ratio (..)
  , Rational
  , Real (..)
  , RealFrac (..)
  , (%)
  , (^)
  , (^^)
  , boundedGcd
  , denominator
  , divZeroError
  , even
  , fromIntegral
  , gcd
  , gcdOf
  , infinity
  , integralEnumFrom
  , integralEnumFromThen
  , integralEnumFromThenTo
  , integralEnumFromTo
  , integralGcd
  , lcm
  , notANumber
  , numerator
  , numericEnumFrom
  , numericEnumFromThen
  , numericEnumFromThenTo
  , numericEnumFromTo
  , odd
  , overflowError
  , powImpl#
  , ratioPrec
  , ratioPrec1
  , ratioZeroDenominatorError
  , realToFrac
  , reduce
  , showSigned
  , takeAway
  , underflowError
  ) where

import GHC.Base.Functions
import GHC.Classes
import GHC.Enum
import GHC.Err
import GHC.Maybe (Maybe (..))
import GHC.Num
import GHC.Prim
import GHC.Show
import GHC.Types

infixr 8 ^, ^^
infixl 7 /, `quot`, `rem`, `div`, `mod`, %

foreign import forward "GHC.Exception.Type.ratioZeroDenomException" ratioZeroDenomException :: exception

ratioZeroDenominatorError :: a
ratioZeroDenominatorError = raise# ratioZeroDenomException

-- Classes -------------------------------------------------------------------------------------------------------------

class (Num a, Ord a) => Real a where
  toRational :: a -> Rational
  -- | `realToFrac`, which our own types have a way for that makes no fraction.
  realToFracOf :: Fractional b => a -> b
  realToFracOf x = fromRational (toRational x)
  {-# MINIMAL toRational #-}

class (Real a, Enum a) => Integral a where
  quot, rem, div, mod :: a -> a -> a
  quotRem, divMod :: a -> a -> (a, a)
  toInteger :: a -> Integer
  -- | `gcd`, which only types of our own have a better way for: of others `toInteger` need not be defined (polynomials), and the sign is the last remainder's.
  gcdOf :: a -> a -> a
  gcdOf = reportGcd
  quot x y = case quotRem x y of (q, _) -> q
  rem x y = case quotRem x y of (_, r) -> r
  div x y = case divMod x y of (q, _) -> q
  mod x y = case divMod x y of (_, r) -> r
  divMod x y = case quotRem x y of
    both@(q, r) -> if signum r == negate (signum y) then (q - 1, r + y) else both
  {-# MINIMAL quotRem, toInteger #-}

class Num a => Fractional a where
  (/) :: a -> a -> a
  recip :: a -> a
  fromRational :: Rational -> a
  -- | `fromRational` of the fraction, which is this number; that is finite, and not -0.
  fromDouble :: Double -> Rational -> a
  fromDouble _ r = fromRational r
  recip x = 1 / x
  x / y = x * recip y
  {-# MINIMAL fromRational, (recip | (/)) #-}

class (Real a, Fractional a) => RealFrac a where
  properFraction :: Integral b => a -> (b, a)
  truncate, round, ceiling, floor :: Integral b => a -> b
  truncate x = case properFraction x of (n, _) -> n
  round x = case properFraction x of
    (n, r) ->
      let away = if r < 0 then n - 1 else n + 1
       in case compare (signum (abs r - 0.5)) 0 of
            LT -> n
            EQ -> if even n then n else away
            GT -> away
  ceiling x = case properFraction x of (n, r) -> if r > 0 then n + 1 else n
  floor x = case properFraction x of (n, r) -> if r < 0 then n - 1 else n
  {-# MINIMAL properFraction #-}

-- Ratio ---------------------------------------------------------------------------------------------------------------

-- | In lowest terms, the denominator positive.
data Ratio a = !a :% !a
  deriving (Eq)

type Rational = Ratio Integer

ratioPrec, ratioPrec1 :: Int
ratioPrec = 7
ratioPrec1 = 8

infinity, notANumber :: Rational
infinity = 1 :% 0
notANumber = 0 :% 0

(%) :: Integral a => a -> a -> Ratio a
x % y = reduce (x * signum y) (abs y)

-- | A fraction in lowest terms; the denominator must not be negative.
reduce :: Integral a => a -> a -> Ratio a
reduce x y
  | y == 0 = ratioZeroDenominatorError
  | otherwise = (x `quot` d) :% (y `quot` d)
  where
    d = gcd x y

numerator, denominator :: Ratio a -> a
numerator (x :% _) = x
denominator (_ :% y) = y

instance Integral a => Ord (Ratio a) where
  (x :% y) <= (x' :% y') = x * y' <= x' * y
  (x :% y) < (x' :% y') = x * y' < x' * y

instance Integral a => Num (Ratio a) where
  (x :% y) + (x' :% y') = reduce (x * y' + x' * y) (y * y')
  (x :% y) - (x' :% y') = reduce (x * y' - x' * y) (y * y')
  (x :% y) * (x' :% y') = reduce (x * x') (y * y')
  negate (x :% y) = negate x :% y
  abs (x :% y) = abs x :% y
  signum (x :% _) = signum x :% 1
  fromInteger n = fromInteger n :% 1

instance Integral a => Fractional (Ratio a) where
  (x :% y) / (x' :% y') = (x * y') % (y * x')
  recip (x :% y)
    | x == 0 = ratioZeroDenominatorError
    | x < 0 = negate y :% negate x
    | otherwise = y :% x
  fromRational (n :% d) = fromInteger n % fromInteger d

instance Integral a => Real (Ratio a) where
  toRational (x :% y) = toInteger x :% toInteger y

instance Integral a => RealFrac (Ratio a) where
  properFraction (x :% y) = case quotRem x y of (q, r) -> (fromInteger (toInteger q), r :% y)
  round r =
    let (n, f) = properFraction r
        away = if r < 0 then n - 1 else n + 1
     in case (compare (abs f) 0.5, odd n) of
          (LT, _) -> n
          (EQ, False) -> n
          (EQ, True) -> away
          (GT, _) -> away

instance Show a => Show (Ratio a) where
  showsPrec p (x :% y) =
    showParen (p > ratioPrec) (\s -> showsPrec ratioPrec1 x (showString " % " (showsPrec ratioPrec1 y s)))

instance Integral a => Enum (Ratio a) where
  succ x = x + 1
  pred x = x - 1
  toEnum n = fromIntegral n :% 1
  fromEnum x = fromInteger (truncate x)
  enumFrom = numericEnumFrom
  enumFromThen = numericEnumFromThen
  enumFromTo = numericEnumFromTo
  enumFromThenTo = numericEnumFromThenTo

-- Sequences of fractional numbers: up to half a step beyond the limit -------------------------------------------------

numericEnumFrom :: Fractional a => a -> [a]
numericEnumFrom x = go 0
  where
    -- a multiple of one, not a running sum, which would gather errors
    go !k = let !n = x + k in n : go (k + 1)

numericEnumFromThen :: Fractional a => a -> a -> [a]
numericEnumFromThen x next = go 0
  where
    step = next - x
    go !k = let !n = x + k * step in n : go (k + 1)

numericEnumFromTo :: (Ord a, Fractional a) => a -> a -> [a]
numericEnumFromTo x end = whileFits (<= end + 1 / 2) (numericEnumFrom x)

numericEnumFromThenTo :: (Ord a, Fractional a) => a -> a -> a -> [a]
numericEnumFromThenTo x next end = whileFits fits (numericEnumFromThen x next)
  where
    middle = (next - x) / 2
    fits
      | next >= x = (<= end + middle)
      | otherwise = (>= end + middle)

-- | takeWhile, which is above this module.
whileFits :: (a -> Bool) -> [a] -> [a]
whileFits fits (x : xs) | fits x = x : whileFits fits xs
whileFits _ _ = []

-- Sequences of bounded integral types ---------------------------------------------------------------------------------

integralEnumFrom :: (Integral a, Bounded a) => a -> [a]
integralEnumFrom n = integralEnumFromTo n maxBound

integralEnumFromThen :: (Integral a, Bounded a) => a -> a -> [a]
integralEnumFromThen n next
  | next >= n = integralEnumFromThenTo n next maxBound
  | otherwise = integralEnumFromThenTo n next minBound

integralEnumFromTo :: Integral a => a -> a -> [a]
integralEnumFromTo n end = fromIntegers (enumFromTo (toInteger n) (toInteger end))

integralEnumFromThenTo :: Integral a => a -> a -> a -> [a]
integralEnumFromThenTo n next end = fromIntegers (enumFromThenTo (toInteger n) (toInteger next) (toInteger end))

fromIntegers :: Num a => [Integer] -> [a]
fromIntegers [] = []
fromIntegers (n : ns) = fromInteger n : fromIntegers ns

-- Int, Word, Integer --------------------------------------------------------------------------------------------------

instance Real Int where
  toRational (I# x) = IS x :% IS 1#
  realToFracOf n@(I# x)
    | n >= -9007199254740992 && n <= 9007199254740992 = fromDouble (D# (int2Double# x)) (toRational n)
    | otherwise = fromRational (toRational n)

instance Integral Int where
  quot (I# x) (I# y) = I# (quotInt# x y)
  rem (I# x) (I# y) = I# (remInt# x y)
  div (I# x) (I# y) = I# (divInt# x y)
  mod (I# x) (I# y) = I# (modInt# x y)
  -- not called, so that a division by zero is seen where it was written, with its operands
  {-# INLINE quot #-}
  {-# INLINE rem #-}
  {-# INLINE div #-}
  {-# INLINE mod #-}
  quotRem (I# x) (I# y) = case y of
    -1# -> (I# (quotInt# x y), I# 0#)
    _ -> case quotInt# x y of q -> (I# q, I# (x -# (q *# y)))
  divMod (I# x) (I# y) = case y of
    -1# -> (I# (quotInt# x y), I# 0#)
    _ -> case divModInt# x y of (# q, r #) -> (I# q, I# r)
  toInteger (I# x) = IS x
  gcdOf = integralGcd

instance Real Word where
  toRational x = toInteger x :% IS 1#

instance Integral Word where
  quot (W# x) (W# y) = W# (quotWord# x y)
  rem (W# x) (W# y) = W# (remWord# x y)
  div (W# x) (W# y) = W# (quotWord# x y)
  mod (W# x) (W# y) = W# (remWord# x y)
  quotRem (W# x) (W# y) = case quotRemWord# x y of (# q, r #) -> (W# q, W# r)
  divMod (W# x) (W# y) = case quotRemWord# x y of (# q, r #) -> (W# q, W# r)
  toInteger (W# x) = integerFromWord# x
  gcdOf = integralGcd

instance Real Integer where
  toRational x = x :% IS 1#

instance Integral Integer where
  quot = integerQuot
  rem = integerRem
  div = integerDiv
  mod = integerMod
  quotRem x y = case integerQuotRem# x y of (# q, r #) -> (q, r)
  divMod x y = case integerDivMod# x y of (# q, r #) -> (q, r)
  toInteger x = x
  gcdOf = integerGcd

-- Functions -----------------------------------------------------------------------------------------------------------

fromIntegral :: (Integral a, Num b) => a -> b
fromIntegral x = fromInteger (toInteger x)
{-# INLINE fromIntegral #-}

realToFrac :: (Real a, Fractional b) => a -> b
realToFrac = realToFracOf
{-# INLINE realToFrac #-}

-- | What the pattern @n + k@ asks: the rest, unless that is negative.
takeAway :: Integral a => a -> a -> Maybe a
takeAway k n
  | k <= n = Just (n - k)
  | otherwise = Nothing
{-# INLINE takeAway #-}

even, odd :: Integral a => a -> Bool
even n = n `rem` 2 == 0
odd n = n `rem` 2 /= 0
{-# INLINE even #-}
{-# INLINE odd #-}

-- | A number in parentheses when negative and the context binds tighter than addition.
showSigned :: Real a => (a -> ShowS) -> Int -> a -> ShowS
showSigned showPositive p x
  | x < 0 = showParen (p > 6) (\s -> '-' : showPositive (negate x) s)
  | otherwise = showPositive x

(^) :: (Num a, Integral b) => a -> b -> a
x ^ n = case toInteger n of
  IS e -> case e of
    0# -> 1
    _ -> case e <# 0# of
      1# -> errorWithoutStackTrace "Negative exponent"
      _ -> powImpl# x e
  big
    | big < 0 -> errorWithoutStackTrace "Negative exponent"
    | otherwise -> hugePower x big

-- | By squaring; the exponent is positive.
powImpl# :: Num a => a -> Int# -> a
powImpl# x e = case andI# e 1# of
  0# -> powImpl# (x * x) (uncheckedIShiftRA# e 1#)
  _ -> case e of
    1# -> x
    _ -> multiplied (x * x) (uncheckedIShiftRA# e 1#) x

-- | The power, times what has been gathered.
multiplied :: Num a => a -> Int# -> a -> a
multiplied x e gathered = case andI# e 1# of
  0# -> multiplied (x * x) (uncheckedIShiftRA# e 1#) gathered
  _ -> case e of
    1# -> x * gathered
    _ -> multiplied (x * x) (uncheckedIShiftRA# e 1#) (x * gathered)

-- | Exponents beyond Int: of use where powers stay small.
hugePower :: Num a => a -> Integer -> a
hugePower x e
  | e == 1 = x
  | even e = hugePower (x * x) (e `quot` 2)
  | otherwise = x * hugePower (x * x) (e `quot` 2)
{-# NOINLINE hugePower #-}

(^^) :: (Fractional a, Integral b) => a -> b -> a
x ^^ n = if n >= 0 then x ^ n else recip (x ^ negate n)

-- | The Report's. One for all types, since a copy for each would be more than it is worth.
reportGcd :: Integral a => a -> a -> a
reportGcd x y = go (abs x) (abs y)
 where
  go a b = if b == 0 then a else go b (a `rem` b)
{-# NOINLINE reportGcd #-}

-- | The same, faster where `abs` is what it should be.
boundedGcd :: (Integral a, Bounded a) => a -> a -> a
boundedGcd x y = if x == minBound || y == minBound then reportGcd x y else integralGcd x y
{-# NOINLINE boundedGcd #-}

-- | By way of `Integer`.
integralGcd :: Integral a => a -> a -> a
integralGcd x y = fromInteger (integerGcd (toInteger x) (toInteger y))

gcd :: Integral a => a -> a -> a
gcd = gcdOf

lcm :: Integral a => a -> a -> a
lcm x y
  | y == 0 = 0
  | x == 0 = 0
  | otherwise = abs ((x `quot` gcd x y) * y)

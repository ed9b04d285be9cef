{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE UnboxedTuples #-}
-- | Float and Double: the classes Floating and RealFloat, instances of all numeric classes, conversions, and numbers
-- as text.
module GHC.Float
  ( FFFormat (..)
  , Floating (..)
  , RealFloat (..)
  , castDoubleToWord64
  , castFloatToWord32
  , castWord32ToFloat
  , castWord64ToDouble
  , double2Float
  , double2Int
  , float2Double
  , float2Int
  , floatToDigits
  , formatRealFloat
  , formatRealFloatAlt
  , fromRat
  , int2Double
  , int2Float
  , powerDouble
  , rationalToDouble
  , rationalToFloat
  , roundTo
  , showFloat
  , showSignedFloat
  , sqrtDouble
  , expDouble, logDouble, sinDouble, cosDouble, tanDouble, asinDouble, acosDouble, atanDouble, sinhDouble, coshDouble
  , tanhDouble, asinhDouble, acoshDouble, atanhDouble, expm1Double, log1pDouble, negateDouble, fabsDouble, plusDouble
  , minusDouble, timesDouble, divideDouble, eqDouble, geDouble, gtDouble, leDouble, ltDouble, isDoubleNaN
  , isDoubleInfinite, isDoubleFinite, isDoubleDenormalized, isDoubleNegativeZero, word2Double, expFloat, logFloat
  , sinFloat, cosFloat, tanFloat, asinFloat, acosFloat, atanFloat, sinhFloat, coshFloat, tanhFloat, asinhFloat
  , acoshFloat, atanhFloat, expm1Float, log1pFloat, negateFloat, fabsFloat, sqrtFloat, plusFloat, minusFloat
  , timesFloat, divideFloat, powerFloat, eqFloat, geFloat, gtFloat, leFloat, ltFloat, isFloatNaN, isFloatInfinite
  , isFloatFinite, isFloatDenormalized, isFloatNegativeZero, word2Float, clamp
  ) where

import GHC.Base
import GHC.Bits
import GHC.Enum
import GHC.List
import GHC.Num
import GHC.Real
import GHC.Show
import GHC.Word

infixr 8 **

-- Classes -------------------------------------------------------------------------------------------------------------

class Fractional a => Floating a where
  pi :: a
  exp, log, sqrt :: a -> a
  (**), logBase :: a -> a -> a
  sin, cos, tan, asin, acos, atan :: a -> a
  sinh, cosh, tanh, asinh, acosh, atanh :: a -> a
  -- | log (1 + x), exp x - 1, log (1 + exp x), log (1 - exp x)
  log1p, expm1, log1pexp, log1mexp :: a -> a
  x ** y = exp (log x * y)
  logBase x y = log y / log x
  sqrt x = x ** 0.5
  tan x = sin x / cos x
  tanh x = sinh x / cosh x
  log1p x = log (1 + x)
  expm1 x = exp x - 1
  log1pexp x = log1p (exp x)
  log1mexp x = log1p (negate (exp x))
  {-# MINIMAL pi, exp, log, sin, cos, asin, acos, atan, sinh, cosh, asinh, acosh, atanh #-}

class (RealFrac a, Floating a) => RealFloat a where
  floatRadix :: a -> Integer
  floatDigits :: a -> Int
  floatRange :: a -> (Int, Int)
  decodeFloat :: a -> (Integer, Int)
  encodeFloat :: Integer -> Int -> a
  exponent :: a -> Int
  significand :: a -> a
  scaleFloat :: Int -> a -> a
  isNaN, isInfinite, isDenormalized, isNegativeZero, isIEEE :: a -> Bool
  -- | The angle of the point (x, y), y first.
  atan2 :: a -> a -> a
  exponent x = case decodeFloat x of (m, n) -> if m == 0 then 0 else n + floatDigits x
  significand x = case decodeFloat x of (m, _) -> encodeFloat m (negate (floatDigits x))
  scaleFloat 0 x = x
  scaleFloat k x
    | x == 0 || isNaN x || isInfinite x = x
    | otherwise = case (decodeFloat x, floatRange x) of
      -- beyond the limit nothing changes, and the exponent stays small
      ((m, n), (low, high)) ->
        let limit = high - low + 4 * floatDigits x
         in encodeFloat m (n + max (negate limit) (min limit k))
  atan2 y x
    | x > 0 = atan (y / x)
    | x == 0 && y > 0 = pi / 2
    | x < 0 && y > 0 = pi + atan (y / x)
    | (x <= 0 && y < 0) || (x < 0 && isNegativeZero y) || (isNegativeZero x && isNegativeZero y) =
      negate (atan2 (negate y) x)
    | y == 0 && (x < 0 || isNegativeZero x) = pi
    | x == 0 && y == 0 = y
    | otherwise = x + y
  {-# MINIMAL
    floatRadix, floatDigits, floatRange, decodeFloat, encodeFloat, isNaN, isInfinite, isDenormalized, isNegativeZero
    , isIEEE
    #-}

-- Double --------------------------------------------------------------------------------------------------------------

instance Num Double where
  D# x + D# y = D# (x +## y)
  D# x - D# y = D# (x -## y)
  D# x * D# y = D# (x *## y)
  negate (D# x) = D# (negateDouble# x)
  abs (D# x) = D# (fabsDouble# x)
  signum x
    | x > 0 = 1
    | x < 0 = negate 1
    | otherwise = x -- also of 0 and NaN
  fromInteger (IS x) = D# (int2Double# x)
  fromInteger n = D# (integerToDouble# n)

instance Real Double where
  toRational x = case decodeFloat x of
    (m, e)
      | e >= 0 -> integerShiftL m (fromIntegral e) :% 1
      | otherwise -> case min (integerTrailingZeros m) (negate e) of
        -- powers of two are all that numerator and denominator can share
        common -> integerShiftR m (fromIntegral common) :% integerShiftL 1 (fromIntegral (negate e - common))
  realToFracOf x
    | isOrdinary x = fromDouble x (toRational x)
    | otherwise = fromRational (toRational x)

-- | Finite, and neither 0 nor -0: what is the same number as a fraction.
isOrdinary :: Double -> Bool
isOrdinary x = x /= 0 && x - x == 0
{-# INLINE isOrdinary #-}

instance Fractional Double where
  D# x / D# y = D# (x /## y)
  recip x = 1 / x
  fromRational (n :% d) = rationalToDouble n d
  fromDouble x _ = x

instance RealFrac Double where
  properFraction x
    | isSmallDouble x = case x of
      D# r -> case double2Int# (r) of
        n -> (fromInteger (IS n), D# (r -## int2Double# n +## 0.0##)) -- of -0 it is 0
    | otherwise = case decodeFloat x of
      (m, e)
        | e >= 0 -> (fromInteger (integerShiftL m (fromIntegral e)), 0)
        | otherwise -> (0, x)
  truncate = toWholeDouble (\(D# x) -> I# (double2Int# x))
  round = toWholeDouble (\(D# x) -> I# (double2Int# (nearestDouble# x)))
  floor = toWholeDouble (\(D# x) -> I# (double2Int# (floorDouble# x)))
  ceiling = toWholeDouble (\(D# x) -> I# (double2Int# (ceilDouble# x)))

-- | Between -2^62 and 2^62: neither large nor NaN.
isSmallDouble :: Double -> Bool
isSmallDouble x = abs x < 4611686018427387904

-- | Rounded by a function if small; larger numbers are whole anyway.
toWholeDouble :: Num b => (Double -> Int) -> Double -> b
toWholeDouble toInt x
  | isSmallDouble x = case x of D# r -> case toInt (D# (r)) of I# n -> fromInteger (IS n)
  | otherwise = case decodeFloat x of (m, e) -> fromInteger (shift m e)
{-# INLINE toWholeDouble #-}

instance Floating Double where
  pi = 3.141592653589793238
  exp (D# x) = D# (expDouble# x)
  log (D# x) = D# (logDouble# x)
  sqrt (D# x) = D# (sqrtDouble# x)
  sin (D# x) = D# (sinDouble# x)
  cos (D# x) = D# (cosDouble# x)
  tan (D# x) = D# (tanDouble# x)
  asin (D# x) = D# (asinDouble# x)
  acos (D# x) = D# (acosDouble# x)
  atan (D# x) = D# (atanDouble# x)
  sinh (D# x) = D# (sinhDouble# x)
  cosh (D# x) = D# (coshDouble# x)
  tanh (D# x) = D# (tanhDouble# x)
  asinh (D# x) = D# (asinhDouble# x)
  acosh (D# x) = D# (acoshDouble# x)
  atanh (D# x) = D# (atanhDouble# x)
  log1p (D# x) = D# (log1pDouble# x)
  expm1 (D# x) = D# (expm1Double# x)
  D# x ** D# y = D# (x **## y)
  logBase x y = log y / log x
  log1mexp x
    | x > negate (log 2) = log (negate (expm1 x))
    | otherwise = log1p (negate (exp x))
  log1pexp x
    | x <= 18 = log1p (exp x)
    | x <= 100 = x + exp (negate x)
    | otherwise = x

instance RealFloat Double where
  floatRadix _ = 2
  floatDigits _ = 53
  floatRange _ = (-1021, 1024)
  decodeFloat (D# x) = case decodeDouble_Int64# x of (# m, e #) -> (IS m, I# e)
  encodeFloat m (I# e) = D# (integerEncodeDouble# m e)
  isNaN (D# x) = isTrue# (x /=## x)
  isInfinite x = abs x == 1 / 0
  isDenormalized x = x /= 0 && abs x < 2.2250738585072014e-308
  isNegativeZero x = x == 0 && 1 / x < 0
  isIEEE _ = True

instance Show Double where
  showsPrec p x@(D# r) s
    | p > 6 && (x < 0 || isNegativeZero x) = '(' : showBytes# (showDouble# r) (')' : s)
    | otherwise = showBytes# (showDouble# r) s

instance Enum Double where
  succ x = x + 1
  pred x = x - 1
  toEnum (I# n) = D# (int2Double# n)
  fromEnum x@(D# d)
    | abs x < 9223372036854775808 = I# (double2Int# d)
    | otherwise = fromInteger (truncate x)
  enumFrom = numericEnumFrom
  enumFromThen = numericEnumFromThen
  enumFromTo = numericEnumFromTo
  enumFromThenTo = numericEnumFromThenTo

-- Float ---------------------------------------------------------------------------------------------------------------

instance Num Float where
  F# x + F# y = F# (plusFloat# x y)
  F# x - F# y = F# (minusFloat# x y)
  F# x * F# y = F# (timesFloat# x y)
  negate (F# x) = F# (negateFloat# x)
  abs (F# x) = F# (fabsFloat# x)
  signum x
    | x > 0 = 1
    | x < 0 = negate 1
    | otherwise = x -- also of 0 and NaN
  fromInteger (IS x) = F# (int2Float# x)
  fromInteger n = F# (integerToFloat# n)

instance Real Float where
  toRational x = case decodeFloat x of
    (m, e)
      | e >= 0 -> integerShiftL m (fromIntegral e) :% 1
      | otherwise -> case min (integerTrailingZeros m) (negate e) of
        -- powers of two are all that numerator and denominator can share
        common -> integerShiftR m (fromIntegral common) :% integerShiftL 1 (fromIntegral (negate e - common))
  realToFracOf x
    | isOrdinary (float2Double x) = fromDouble (float2Double x) (toRational x)
    | otherwise = fromRational (toRational x)

instance Fractional Float where
  F# x / F# y = F# (divideFloat# x y)
  recip x = 1 / x
  fromRational (n :% d) = rationalToFloat n d
  fromDouble x _ = double2Float x

instance RealFrac Float where
  properFraction x
    | isSmallFloat x = case x of
      F# r -> case double2Int# (float2Double# r) of
        n -> (fromInteger (IS n), F# (plusFloat# (minusFloat# r (int2Float# n)) 0.0#))
    | otherwise = case decodeFloat x of
      (m, e)
        | e >= 0 -> (fromInteger (integerShiftL m (fromIntegral e)), 0)
        | otherwise -> (0, x)
  truncate = toWholeFloat (\(D# x) -> I# (double2Int# x))
  round = toWholeFloat (\(D# x) -> I# (double2Int# (nearestDouble# x)))
  floor = toWholeFloat (\(D# x) -> I# (double2Int# (floorDouble# x)))
  ceiling = toWholeFloat (\(D# x) -> I# (double2Int# (ceilDouble# x)))

-- | Between -2^62 and 2^62: neither large nor NaN.
isSmallFloat :: Float -> Bool
isSmallFloat x = abs x < 4611686018427387904

-- | Rounded by a function if small; larger numbers are whole anyway.
toWholeFloat :: Num b => (Double -> Int) -> Float -> b
toWholeFloat toInt x
  | isSmallFloat x = case x of F# r -> case toInt (D# (float2Double# r)) of I# n -> fromInteger (IS n)
  | otherwise = case decodeFloat x of (m, e) -> fromInteger (shift m e)
{-# INLINE toWholeFloat #-}

instance Floating Float where
  pi = 3.141592653589793238
  exp (F# x) = F# (double2Float# (expDouble# (float2Double# x)))
  log (F# x) = F# (double2Float# (logDouble# (float2Double# x)))
  sqrt (F# x) = F# (sqrtFloat# x)
  sin (F# x) = F# (double2Float# (sinDouble# (float2Double# x)))
  cos (F# x) = F# (double2Float# (cosDouble# (float2Double# x)))
  tan (F# x) = F# (double2Float# (tanDouble# (float2Double# x)))
  asin (F# x) = F# (double2Float# (asinDouble# (float2Double# x)))
  acos (F# x) = F# (double2Float# (acosDouble# (float2Double# x)))
  atan (F# x) = F# (double2Float# (atanDouble# (float2Double# x)))
  sinh (F# x) = F# (double2Float# (sinhDouble# (float2Double# x)))
  cosh (F# x) = F# (double2Float# (coshDouble# (float2Double# x)))
  tanh (F# x) = F# (double2Float# (tanhDouble# (float2Double# x)))
  asinh (F# x) = F# (double2Float# (asinhDouble# (float2Double# x)))
  acosh (F# x) = F# (double2Float# (acoshDouble# (float2Double# x)))
  atanh (F# x) = F# (double2Float# (atanhDouble# (float2Double# x)))
  log1p (F# x) = F# (double2Float# (log1pDouble# (float2Double# x)))
  expm1 (F# x) = F# (double2Float# (expm1Double# (float2Double# x)))
  F# x ** F# y = F# (double2Float# (float2Double# x **## float2Double# y))
  logBase x y = log y / log x
  log1mexp x
    | x > negate (log 2) = log (negate (expm1 x))
    | otherwise = log1p (negate (exp x))
  log1pexp x
    | x <= 18 = log1p (exp x)
    | x <= 100 = x + exp (negate x)
    | otherwise = x

instance RealFloat Float where
  floatRadix _ = 2
  floatDigits _ = 24
  floatRange _ = (-125, 128)
  decodeFloat (F# x) = case decodeFloat_Int# x of (# m, e #) -> (IS m, I# e)
  encodeFloat m (I# e) = F# (integerEncodeFloat# m e)
  isNaN (F# x) = isTrue# (neFloat# x x)
  isInfinite x = abs x == 1 / 0
  isDenormalized x = x /= 0 && abs x < 1.17549435e-38
  isNegativeZero x = x == 0 && 1 / x < 0
  isIEEE _ = True

instance Show Float where
  showsPrec p x@(F# r) s
    | p > 6 && (x < 0 || isNegativeZero x) = '(' : showBytes# (showFloat# r) (')' : s)
    | otherwise = showBytes# (showFloat# r) s

instance Enum Float where
  succ x = x + 1
  pred x = x - 1
  toEnum (I# n) = F# (int2Float# n)
  fromEnum (F# x) = fromEnum (D# (float2Double# x))
  enumFrom = numericEnumFrom
  enumFromThen = numericEnumFromThen
  enumFromTo = numericEnumFromTo
  enumFromThenTo = numericEnumFromThenTo

-- From Rational -------------------------------------------------------------------------------------------------------

-- | Numerator, denominator; the nearest Double, ties to even.
rationalToDouble :: Integer -> Integer -> Double
rationalToDouble n@(IS a) d@(IS b)
  | d > 0 && d <= 9007199254740992 && n >= -9007199254740992 && n <= 9007199254740992 =
    -- both are exact
    D# (int2Double# a /## int2Double# b)
rationalToDouble n d
  | d == 0 = fractionWithoutDenominator n
  | n < 0 = negate (positiveToDouble 53 (-1074) (negate n) d)
  | n == 0 = 0
  | otherwise = positiveToDouble 53 (-1074) n d

rationalToFloat :: Integer -> Integer -> Float
rationalToFloat n@(IS a) d@(IS b)
  | d > 0 && d <= 16777216 && n >= -16777216 && n <= 16777216 = F# (divideFloat# (int2Float# a) (int2Float# b))
rationalToFloat n d
  | d == 0 = fractionWithoutDenominator n
  | n < 0 = negate (double2Float (positiveToDouble 24 (-149) (negate n) d))
  | n == 0 = 0
  | otherwise = double2Float (positiveToDouble 24 (-149) n d)

-- | What `infinity` and `notANumber` stand for.
fractionWithoutDenominator :: Fractional a => Integer -> a
fractionWithoutDenominator n
  | n == 0 = 0 / 0
  | n < 0 = -1 / 0
  | otherwise = 1 / 0

-- | The number of so many binary digits that is nearest to a positive fraction, the last digit not below 2^least.
positiveToDouble :: Int -> Int -> Integer -> Integer -> Double
positiveToDouble digits least n d = encodeFloat rounded (min 2000 e)
  where
    -- the quotient gets two or three digits more than are wanted; its last one tells of a remainder
    e0 = log2 n - log2 d - (digits + 2)
    (q, r) = integerQuotRem (if e0 < 0 then shiftL n (negate e0) else n) (if e0 > 0 then shiftL d e0 else d)
    sticky = if r == 0 then q else q .|. 1
    e = max least (e0 + log2 sticky + 1 - digits)
    rounded = roundedShift sticky (e - e0)

log2 :: Integer -> Int
log2 n = I# (word2Int# (integerLog2# n))

-- | Divided by 2^k, to the nearest, ties to even; k is positive.
roundedShift :: Integer -> Int -> Integer
roundedShift n k = case compare dropped half of
  LT -> kept
  GT -> kept + 1
  EQ -> if even kept then kept else kept + 1
  where
    kept = shiftR n k
    dropped = n - shiftL kept k
    half = shiftL 1 (k - 1)

-- | The nearest number of any floating type of radix 2.
fromRat :: RealFloat a => Rational -> a
fromRat (n :% d)
  | d == 0 = fractionWithoutDenominator n
  | n == 0 = 0
  | n < 0 = negate (positive (negate n))
  | otherwise = positive n
  where
    positive m = result
      where
        result = if e > high then 1 / 0 else encodeFloat (roundedShift sticky (e - e0)) e
        digits = floatDigits result
        (least, high) = case floatRange result of (low, up) -> (low - digits, up)
        e0 = log2 m - log2 d - (digits + 2)
        (q, r) = integerQuotRem (if e0 < 0 then shiftL m (negate e0) else m) (if e0 > 0 then shiftL d e0 else d)
        sticky = if r == 0 then q else q .|. 1
        e = max least (e0 + log2 sticky + 1 - digits)

-- | Of a number that is not 0; 0 for 0.
integerTrailingZeros :: Integer -> Int
integerTrailingZeros (IS 0#) = 0
integerTrailingZeros (IS n) = I# (word2Int# (ctz# (int2Word# n)))
integerTrailingZeros n = log2 (n .&. negate n)

-- Conversions ---------------------------------------------------------------------------------------------------------

double2Float :: Double -> Float
double2Float (D# x) = F# (double2Float# x)

float2Double :: Float -> Double
float2Double (F# x) = D# (float2Double# x)

int2Double :: Int -> Double
int2Double (I# x) = D# (int2Double# x)

double2Int :: Double -> Int
double2Int (D# x) = I# (double2Int# x)

int2Float :: Int -> Float
int2Float (I# x) = F# (int2Float# x)

float2Int :: Float -> Int
float2Int (F# x) = I# (float2Int# x)

sqrtDouble :: Double -> Double
sqrtDouble (D# x) = D# (sqrtDouble# x)

powerDouble :: Double -> Double -> Double
powerDouble (D# x) (D# y) = D# (x **## y)

castDoubleToWord64 :: Double -> Word64
castDoubleToWord64 (D# x) = W64# (double2Bits# x)

castWord64ToDouble :: Word64 -> Double
castWord64ToDouble (W64# x) = D# (bits2Double# x)

castFloatToWord32 :: Float -> Word32
castFloatToWord32 (F# x) = W32# (float2Bits# x)

castWord32ToFloat :: Word32 -> Float
castWord32ToFloat (W32# x) = F# (bits2Float# x)

-- Text ----------------------------------------------------------------------------------------------------------------

showFloat :: RealFloat a => a -> ShowS
showFloat x = showString (formatRealFloat FFGeneric Nothing x)

-- | In parentheses when negative and the context binds tighter than addition.
showSignedFloat :: RealFloat a => (a -> ShowS) -> Int -> a -> ShowS
showSignedFloat showPositive p x
  | x < 0 || isNegativeZero x = showParen (p > 6) (showChar '-' . showPositive (negate x))
  | otherwise = showPositive x

data FFFormat = FFExponent | FFFixed | FFGeneric

formatRealFloat :: RealFloat a => FFFormat -> Maybe Int -> a -> String
formatRealFloat format decimals x = formatRealFloatAlt format decimals False x

-- | The flag asks for a decimal point even if nothing follows it.
formatRealFloatAlt :: RealFloat a => FFFormat -> Maybe Int -> Bool -> a -> String
formatRealFloatAlt format decimals point x
  | isNaN x = "NaN"
  | isInfinite x = if x < 0 then "-Infinity" else "Infinity"
  | x < 0 || isNegativeZero x = '-' : formatDigits format decimals point (floatToDigits 10 (negate x))
  | otherwise = formatDigits format decimals point (floatToDigits 10 x)

-- | Of 0.d1d2… * 10^e.
formatDigits :: FFFormat -> Maybe Int -> Bool -> ([Int], Int) -> String
formatDigits format decimals point (digits, e) = case format of
  FFGeneric
    | e < 0 || e > 7 -> formatDigits FFExponent decimals point (digits, e)
    | otherwise -> formatDigits FFFixed decimals point (digits, e)
  FFExponent -> case decimals of
    Nothing -> scientific (if null (tail digits) then [head digits, 0] else digits) (if isZero then 0 else e - 1)
    Just n
      | isZero -> scientific (0 : zeros (if n <= 0 then 0 else max n 1)) 0
      | otherwise -> case roundTo 10 (if n <= 0 then 1 else n + 1) digits of
        (carry, rounded) -> scientific (if carry > 0 then init rounded else rounded) (e - 1 + carry)
  FFFixed -> case decimals of
    Nothing
      | e <= 0 -> "0." ++ replicate (negate e) '0' ++ text digits
      | otherwise -> case splitAt e digits of
        (whole, rest) -> text (whole ++ zeros (e - length whole)) ++ "." ++ orZero (text rest)
    Just n -> case roundTo 10 (max n 0 + max e 0) (zeros (negate e) ++ digits) of
      (carry, rounded) -> case splitAt (max e 0 + carry) rounded of
        (whole, rest) -> orZero (text whole) ++ (if null rest && not point then "" else "." ++ text rest)
  where
    isZero = case digits of
      [0] -> True
      _ -> False
    zeros n = replicate n 0
    text = map intToDigit
    orZero s = if null s then "0" else s
    scientific (d : rest) ex = intToDigit d : (if null rest then "" else "." ++ text rest) ++ "e" ++ show ex
    scientific [] _ = errorWithoutStackTrace "formatRealFloat: no digits"

-- | Base, how many digits, the digits of a fraction: whether 1 is carried out, and the digits (one more when it is).
-- Halves go to the even digit.
roundTo :: Int -> Int -> [Int] -> (Int, [Int])
roundTo base count digits = case go count True digits of
  (0, rounded) -> (0, rounded)
  (_, rounded) -> (1, 1 : rounded)
  where
    half = base `quot` 2
    go n _ [] = (0, replicate n 0)
    go 0 evenBefore (d : rest)
      | d == half && evenBefore && all (== 0) rest = (0, [])
      | otherwise = (if d >= half then 1 else 0, [])
    go n _ (d : rest) = case go (n - 1) (even d) rest of
      (carry, ds)
        | d + carry == base -> (1, 0 : ds)
        | otherwise -> (0, d + carry : ds)

-- | Base, number (not negative): digits d1 d2 … and e of the shortest 0.d1d2… * base^e that reads as the number.
floatToDigits :: RealFloat a => Integer -> a -> ([Int], Int)
floatToDigits base x
  | x == 0 = ([0], 0)
  | isInfinite x || isNaN x = shortestDigits base x
  | base == 10 && floatRadix x == 2 && floatDigits x == 53 = case decodeFloat x of
    (m, I# e) -> case doubleDigits# (integerEncodeDouble# m e) of (# ds, ex #) -> (byteDigits ds, I# ex)
  | base == 10 && floatRadix x == 2 && floatDigits x == 24 = case decodeFloat x of
    (m, I# e) -> case floatDigits# (integerEncodeFloat# m e) of (# ds, ex #) -> (byteDigits ds, I# ex)
  | otherwise = shortestDigits base x

byteDigits :: ByteArray# -> [Int]
byteDigits bytes = go (sizeofByteArray# bytes -# 1#) []
  where
    go :: Int# -> [Int] -> [Int]
    go i ds = case i <# 0# of
      1# -> ds
      _ -> go (i -# 1#) (I# (word2Int# (indexWord8Array# bytes i)) : ds)

-- | Steele and White's way with exact integers: x is r/s; up/s and down/s are half the distances to its neighbours.
-- Digits are made until what is left is within them.
shortestDigits :: RealFloat a => Integer -> a -> ([Int], Int)
shortestDigits base x = (digits, k)
  where
    radix = floatRadix x
    least = case floatRange x of (low, _) -> low - floatDigits x
    (m0, e0) = decodeFloat x
    -- a denormalized number has fewer digits
    (m, e) = if e0 < least then (m0 `quot` (radix ^ (least - e0)), least) else (m0, e0)
    -- at a power of the radix the neighbour below is nearer
    lopsided = e > least && m == radix ^ (floatDigits x - 1)
    (r, s, up, down)
      | e >= 0 =
        let be = radix ^ e
         in if lopsided then (m * be * radix * 2, 2 * radix, be * radix, be) else (m * be * 2, 2, be, be)
      | lopsided = (m * radix * 2, radix ^ (1 - e) * 2, radix, 1)
      | otherwise = (m * 2, radix ^ negate e * 2, 1, 1)
    -- the least k with (r + up) / s <= base^k
    k = fixup (estimate (r + up) s)
    estimate num den
      | num >= den = fromIntegral (integerLogBase base (num `quot` den))
      | otherwise = small 0 num
      where
        small n scaledUp = if scaledUp * base <= den then small (n - 1) (scaledUp * base) else n
    fixup n
      | n >= 0 = if r + up <= base ^ n * s then n else fixup (n + 1)
      | otherwise = if base ^ negate n * (r + up) <= s then n else fixup (n + 1)
    digits = map fromInteger (if k >= 0 then make r (s * base ^ k) up down else scaled (base ^ negate k))
    scaled by = make (r * by) s (up * by) (down * by)
    make rest den u d = case (rest * base) `quotRem` den of
      (digit, rest') -> case (rest' < d * base, rest' + u * base > den) of
        (True, False) -> [digit]
        (False, True) -> [digit + 1]
        (True, True) -> if rest' * 2 < den then [digit] else [digit + 1]
        (False, False) -> digit : make rest' den (u * base) (d * base)
{-# NOINLINE shortestDigits #-}

-- Methods by the names of their types ------------------------------------------------------------------------------------

expDouble, logDouble, sinDouble, cosDouble, tanDouble, asinDouble, acosDouble, atanDouble, sinhDouble, coshDouble, tanhDouble, asinhDouble, acoshDouble, atanhDouble, expm1Double, log1pDouble, negateDouble, fabsDouble :: Double -> Double
expDouble = exp
logDouble = log
sinDouble = sin
cosDouble = cos
tanDouble = tan
asinDouble = asin
acosDouble = acos
atanDouble = atan
sinhDouble = sinh
coshDouble = cosh
tanhDouble = tanh
asinhDouble = asinh
acoshDouble = acosh
atanhDouble = atanh
expm1Double = expm1
log1pDouble = log1p
negateDouble = negate
fabsDouble = abs

plusDouble, minusDouble, timesDouble, divideDouble :: Double -> Double -> Double
plusDouble = (+)
minusDouble = (-)
timesDouble = (*)
divideDouble = (/)

eqDouble, geDouble, gtDouble, leDouble, ltDouble :: Double -> Double -> Bool
eqDouble = (==)
geDouble = (>=)
gtDouble = (>)
leDouble = (<=)
ltDouble = (<)

-- | 1 where it is so.
isDoubleNaN, isDoubleInfinite, isDoubleFinite, isDoubleDenormalized, isDoubleNegativeZero :: Double -> Int
isDoubleNaN x = if isNaN x then 1 else 0
isDoubleInfinite x = if isInfinite x then 1 else 0
isDoubleFinite x = if isNaN x || isInfinite x then 0 else 1
isDoubleDenormalized x = if isDenormalized x then 1 else 0
isDoubleNegativeZero x = if isNegativeZero x then 1 else 0

word2Double :: Word -> Double
word2Double (W# x) = D# (word2Double# x)

expFloat, logFloat, sinFloat, cosFloat, tanFloat, asinFloat, acosFloat, atanFloat, sinhFloat, coshFloat, tanhFloat, asinhFloat, acoshFloat, atanhFloat, expm1Float, log1pFloat, negateFloat, fabsFloat, sqrtFloat :: Float -> Float
expFloat = exp
logFloat = log
sinFloat = sin
cosFloat = cos
tanFloat = tan
asinFloat = asin
acosFloat = acos
atanFloat = atan
sinhFloat = sinh
coshFloat = cosh
tanhFloat = tanh
asinhFloat = asinh
acoshFloat = acosh
atanhFloat = atanh
expm1Float = expm1
log1pFloat = log1p
negateFloat = negate
fabsFloat = abs
sqrtFloat = sqrt

plusFloat, minusFloat, timesFloat, divideFloat, powerFloat :: Float -> Float -> Float
plusFloat = (+)
minusFloat = (-)
timesFloat = (*)
divideFloat = (/)
powerFloat = (**)

eqFloat, geFloat, gtFloat, leFloat, ltFloat :: Float -> Float -> Bool
eqFloat = (==)
geFloat = (>=)
gtFloat = (>)
leFloat = (<=)
ltFloat = (<)

-- | 1 where it is so.
isFloatNaN, isFloatInfinite, isFloatFinite, isFloatDenormalized, isFloatNegativeZero :: Float -> Int
isFloatNaN x = if isNaN x then 1 else 0
isFloatInfinite x = if isInfinite x then 1 else 0
isFloatFinite x = if isNaN x || isInfinite x then 0 else 1
isFloatDenormalized x = if isDenormalized x then 1 else 0
isFloatNegativeZero x = if isNegativeZero x then 1 else 0

word2Float :: Word -> Float
word2Float (W# x) = F# (word2Float# x)

-- | A number between minus the bound and the bound.
clamp :: Int -> Int -> Int
clamp bound k = max (negate bound) (min bound k)

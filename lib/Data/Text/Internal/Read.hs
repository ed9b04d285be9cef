-- | Reading numbers from the beginning of texts, strict or lazy ones.
module Data.Text.Internal.Read (Source(..), Reader, decimal, hexadecimal, signed, rational, double) where

import Data.Char (digitToInt, isDigit, isHexDigit)
import Data.Ratio ((%))

-- | The number and what stands behind it, or why there is none.
type Reader text a = text -> Either String (a, text)

-- | What numbers are read from.
class Source text where
  next :: text -> Maybe (Char, text)
  -- | The longest beginning of characters that satisfy a predicate, and the rest.
  spanOf :: (Char -> Bool) -> text -> (String, text)

decimal :: (Source text, Integral a) => Reader text a
decimal = digits 10 isDigit "input does not start with a digit"

-- | With or without @0x@ before.
hexadecimal :: (Source text, Integral a) => Reader text a
hexadecimal t = case next t of
  Just ('0', t1) | Just (x, t2) <- next t1, x == 'x' || x == 'X' -> hex t2
  _ -> hex t
 where hex = digits 16 isHexDigit "input does not start with a hexadecimal digit"

digits :: (Source text, Integral a) => a -> (Char -> Bool) -> String -> Reader text a
digits base isPart message t = case spanOf isPart t of
  ("", _) -> Left message
  (cs, rest) -> Right (number 0 cs, rest)
 where
  number acc [] = acc
  number acc (c : cs) = let acc' = acc * base + fromIntegral (digitToInt c) in acc' `seq` number acc' cs

signed :: (Source text, Num a) => Reader text a -> Reader text a
signed read t = case next t of
  Just ('-', rest) -> fmap (\(n, end) -> (negate n, end)) (read rest)
  Just ('+', rest) -> read rest
  _ -> read t

-- | Exact, unless the type is not.
rational :: (Source text, Fractional a) => Reader text a
rational = floating (\whole part scale -> fromRational (whole % 1 + part % scale))

-- | Faster than `rational`, and not always rounded to the nearest.
double :: Source text => Reader text Double
double = floating (\whole part scale -> fromInteger whole + fromInteger part / fromInteger scale)

-- | Sign, digits, fraction, exponent; told how whole part, fraction, and what that is a part of become a number.
floating :: (Source text, Fractional a) => (Integer -> Integer -> Integer -> a) -> Reader text a
floating combine t = case next t of
  Just ('-', rest) -> fmap (\(n, end) -> (negate n, end)) (unsigned rest)
  Just ('+', rest) -> unsigned rest
  _ -> unsigned t
 where
  unsigned start = do
    (whole, t1) <- decimal start
    let (part, places, t2) = fraction t1
        (power, t3) = exponentOf t2
        plain
          | places == 0 = fromInteger whole
          | otherwise = combine whole part (10 ^ places)
        value
          | power == 0 = plain
          | otherwise = plain * (10 ^^ power)
    value `seq` Right (value, t3)
  fraction from = case next from of
    Just ('.', rest) | Right (n, end) <- decimal rest -> (n, length (fst (spanOf isDigit rest)), end)
    _ -> (0, 0, from)
  exponentOf from = case next from of
    Just (e, rest) | e == 'e' || e == 'E', Right (n, end) <- signed decimal rest -> (n :: Int, end)
    _ -> (0, from)

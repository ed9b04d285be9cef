{-# LANGUAGE NoImplicitPrelude #-}
-- | Numbers as text and back.
module Numeric
  ( Floating (..)
  , floatToDigits
  , fromRat
  , lexDigits
  , readDec
  , readFloat
  , readHex
  , readInt
  , readOct
  , readSigned
  , showEFloat
  , showFFloat
  , showFFloatAlt
  , showFloat
  , showGFloat
  , showGFloatAlt
  , showHFloat
  , showHex
  , showInt
  , showIntAtBase
  , showOct
  , showSigned
  ) where

import GHC.Base
import GHC.Float
import GHC.List
import GHC.Num
import GHC.Read
import GHC.Real
import GHC.Show
import Text.ParserCombinators.ReadP (pfail, readP_to_S)
import qualified Text.Read.Lex as L

-- Reading -------------------------------------------------------------------------------------------------------------

-- | Base, which characters are digits, and their values.
readInt :: Num a => a -> (Char -> Bool) -> (Char -> Int) -> ReadS a
readInt base isDigit value = readP_to_S (L.readIntP base isDigit value)

readOct, readDec, readHex :: (Eq a, Num a) => ReadS a
readOct = readP_to_S L.readOctP
readDec = readP_to_S L.readDecP
readHex = readP_to_S L.readHexP

-- | Without a sign.
readFloat :: RealFrac a => ReadS a
readFloat = readP_to_S (L.lex >>= \token -> case token of
  L.Number n -> pure (fromRational (L.numberToRational n))
  _ -> pfail)

-- | With an optional minus, given a reader of what has none.
readSigned :: Real a => ReadS a -> ReadS a
readSigned readPositive = readParen False signed
  where
    signed r = unsigned r ++ [(negate x, t) | ("-", s) <- lex r, (x, t) <- unsigned s]
    unsigned r = [(n, s) | (text, s) <- lex r, (n, "") <- readPositive text]

-- Showing -------------------------------------------------------------------------------------------------------------

-- | Of a number that is not negative.
showInt :: Integral a => a -> ShowS
showInt n r
  | n < 0 = errorWithoutStackTrace "Numeric.showInt: can't show negative numbers"
  | otherwise = shows (toInteger n) r

-- | Base, digits, a number that is not negative.
showIntAtBase :: (Integral a, Show a) => a -> (Int -> Char) -> a -> ShowS
showIntAtBase base digit n0 r0
  | base <= 1 = errorWithoutStackTrace ("Numeric.showIntAtBase: applied to unsupported base " ++ show base)
  | n0 < 0 = errorWithoutStackTrace ("Numeric.showIntAtBase: applied to negative number " ++ show n0)
  | otherwise = go (quotRem n0 base) r0
  where
    go (n, d) r = seq c (case n of
      0 -> r'
      _ -> go (quotRem n base) r')
      where
        c = digit (fromIntegral d)
        r' = c : r

showHex, showOct :: (Integral a, Show a) => a -> ShowS
showHex = showIntAtBase 16 intToDigit
showOct = showIntAtBase 8 intToDigit

-- | With an exponent; without, in full; whichever suits the size. The number is that of decimals.
showEFloat, showFFloat, showGFloat :: RealFloat a => Maybe Int -> a -> ShowS
showEFloat decimals x = showString (formatRealFloat FFExponent decimals x)
showFFloat decimals x = showString (formatRealFloat FFFixed decimals x)
showGFloat decimals x = showString (formatRealFloat FFGeneric decimals x)

-- | Always with a point.
showFFloatAlt, showGFloatAlt :: RealFloat a => Maybe Int -> a -> ShowS
showFFloatAlt decimals x = showString (formatRealFloatAlt FFFixed decimals True x)
showGFloatAlt decimals x = showString (formatRealFloatAlt FFGeneric decimals True x)

-- | Hexadecimal, exactly: 0x1.8p3.
showHFloat :: RealFloat a => a -> ShowS
showHFloat = showString . text
  where
    text x
      | isNaN x = "NaN"
      | isInfinite x = (if x < 0 then "-" else "") ++ "Infinity"
      | x < 0 || isNegativeZero x = '-' : positive (negate x)
      | otherwise = positive x
    positive x
      | x == 0 = "0x0p+0"
      | otherwise = case floatToDigits 2 x of
        (bits, e) -> "0x1" ++ fraction (drop 1 bits) ++ "p" ++ show (e - 1)
    fraction bits
      | all (== 0) bits = ""
      | otherwise = '.' : hex bits
    hex bits
      | all (== 0) bits = ""
      | otherwise = case splitAt 4 bits of
        (group, rest) -> intToDigit (foldl (\n b -> 2 * n + b) 0 (take 4 (group ++ repeat 0))) : hex rest

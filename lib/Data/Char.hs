{-# LANGUAGE NoImplicitPrelude #-}
-- | Characters: what kind they are, their case, digits, text of literals.
module Data.Char
  ( Char
  , GeneralCategory (..)
  , chr
  , digitToInt
  , generalCategory
  , intToDigit
  , isAlpha
  , isAlphaNum
  , isAscii
  , isAsciiLower
  , isAsciiUpper
  , isControl
  , isDigit
  , isHexDigit
  , isLatin1
  , isLetter
  , isLower
  , isMark
  , isNumber
  , isOctDigit
  , isPrint
  , isPunctuation
  , isSeparator
  , isSpace
  , isSymbol
  , isUpper
  , lexLitChar
  , ord
  , readLitChar
  , showLitChar
  , toLower
  , toTitle
  , toUpper
  ) where

import GHC.Base
import GHC.Char
import GHC.Num
import GHC.Read (lexLitChar, readLitChar)
import GHC.Show
import GHC.Unicode

-- | Of a hexadecimal digit.
digitToInt :: Char -> Int
digitToInt c
  | isDigit c = ord c - 48
  | c >= 'a' && c <= 'f' = ord c - 87
  | c >= 'A' && c <= 'F' = ord c - 55
  | otherwise = errorWithoutStackTrace ("Char.digitToInt: not a digit " ++ show c)

isLetter, isMark, isNumber, isSeparator :: Char -> Bool
isLetter = isAlpha
isMark c = case generalCategory c of
  NonSpacingMark -> True
  SpacingCombiningMark -> True
  EnclosingMark -> True
  _ -> False
isNumber c = case generalCategory c of
  DecimalNumber -> True
  LetterNumber -> True
  OtherNumber -> True
  _ -> False
isSeparator c = case generalCategory c of
  Space -> True
  LineSeparator -> True
  ParagraphSeparator -> True
  _ -> False

{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | Categories and cases of characters.
module GHC.Unicode
  ( GeneralCategory (..)
  , generalCategory
  , isAlpha
  , isAlphaNum
  , isAscii
  , isAsciiLower
  , isAsciiUpper
  , isControl
  , isDigit
  , isHexDigit
  , isLatin1
  , isLower
  , isOctDigit
  , isPrint
  , isPunctuation
  , isSpace
  , isSymbol
  , isUpper
  , toLower
  , toTitle
  , toUpper
  ) where

import GHC.Base
import GHC.Enum (Bounded (..), Enum (..))
import GHC.Ix (Ix (..))
import GHC.Show (Show (..))
import GHC.Unicode.Tables

-- | In the order of the Unicode standard.
data GeneralCategory
  = UppercaseLetter
  | LowercaseLetter
  | TitlecaseLetter
  | ModifierLetter
  | OtherLetter
  | NonSpacingMark
  | SpacingCombiningMark
  | EnclosingMark
  | DecimalNumber
  | LetterNumber
  | OtherNumber
  | ConnectorPunctuation
  | DashPunctuation
  | OpenPunctuation
  | ClosePunctuation
  | InitialQuote
  | FinalQuote
  | OtherPunctuation
  | MathSymbol
  | CurrencySymbol
  | ModifierSymbol
  | OtherSymbol
  | Space
  | LineSeparator
  | ParagraphSeparator
  | Control
  | Format
  | Surrogate
  | PrivateUse
  | NotAssigned
  deriving (Show, Eq, Ord, Enum, Bounded, Ix)

generalCategory :: Char -> GeneralCategory
generalCategory (C# c) = toEnum (I# (category# (ord# c)))

-- | Number of the category of a code point.
category# :: Int# -> Int#
category# code = case lastStart# (categories ()) 5# (categoryCount ()) code of
  at -> case digit# (categories ()) (at +# 4#) of
    30# -> andI# (code -# number# (categories ()) at) 1#
    n -> n

-- Tables --------------------------------------------------------------------------------------------------------------

digit# :: Addr# -> Int# -> Int#
digit# table at = ord# (indexLiteral# table at) -# 48#

-- | Four digits.
number# :: Addr# -> Int# -> Int#
number# table at =
  orI#
    (uncheckedIShiftL# (orI# (uncheckedIShiftL# (digit# table at) 6#) (digit# table (at +# 1#))) 12#)
    (orI# (uncheckedIShiftL# (digit# table (at +# 2#)) 6#) (digit# table (at +# 3#)))

-- | Offset of the last record, of that many digits, that starts at or before a code point; else of the first.
lastStart# :: Addr# -> Int# -> Int# -> Int# -> Int#
lastStart# table size count code = go 0# count
  where
    -- the record is one from low to before high
    go :: Int# -> Int# -> Int#
    go low high = case high -# low <=# 1# of
      1# -> low *# size
      _ -> case uncheckedIShiftRA# (low +# high) 1# of
        middle -> case number# table (middle *# size) <=# code of
          1# -> go middle high
          _ -> go low middle

-- | What a table of cases makes of a character.
converted# :: Addr# -> Int# -> Char# -> Char#
converted# table count c = case ord# c of
  code -> case lastStart# table 13# count code of
    at -> case code <# number# table at of
      1# -> c
      _ -> case code ># number# table (at +# 4#) of
        1# -> c
        _ -> case remInt# (code -# number# table at) (digit# table (at +# 8#)) of
          0# -> chr# (code +# (number# table (at +# 9#) -# 0x100000#))
          _ -> c

toUpper, toLower, toTitle :: Char -> Char
toUpper char@(C# c) = case ltChar# c '\x80'# of
  1# -> if isAsciiLower char then C# (chr# (ord# c -# 32#)) else char
  _ -> C# (converted# (uppers ()) (upperCount ()) c)
toLower char@(C# c) = case ltChar# c '\x80'# of
  1# -> if isAsciiUpper char then C# (chr# (ord# c +# 32#)) else char
  _ -> C# (converted# (lowers ()) (lowerCount ()) c)
toTitle char@(C# c) = case ltChar# c '\x80'# of
  1# -> toUpper char
  _ -> C# (converted# (titles ()) (titleCount ()) c)

-- Predicates ----------------------------------------------------------------------------------------------------------

isAscii, isLatin1, isAsciiLower, isAsciiUpper, isDigit, isOctDigit, isHexDigit :: Char -> Bool
isAscii c = c < '\x80'
isLatin1 c = c <= '\xFF'
isAsciiLower c = c >= 'a' && c <= 'z'
isAsciiUpper c = c >= 'A' && c <= 'Z'
isDigit c = c >= '0' && c <= '9'
isOctDigit c = c >= '0' && c <= '7'
isHexDigit c = isDigit c || c >= 'A' && c <= 'F' || c >= 'a' && c <= 'f'

isControl, isPrint, isSpace, isUpper, isLower, isAlpha, isAlphaNum, isPunctuation, isSymbol :: Char -> Bool
isControl c = c < ' ' || c >= '\DEL' && c <= '\x9F'
isPrint char@(C# c)
  | isAscii char = char >= ' ' && char < '\DEL'
  | otherwise = isTrue# (category# (ord# c) <=# 22#)
isSpace char@(C# c)
  | char <= '\xFF' = char == ' ' || char >= '\t' && char <= '\r' || char == '\xA0'
  | otherwise = isTrue# (category# (ord# c) ==# 22#)
isUpper char@(C# c)
  | isAscii char = isAsciiUpper char
  | otherwise = case category# (ord# c) of
    0# -> True
    2# -> True
    _ -> False
isLower char@(C# c)
  | isAscii char = isAsciiLower char
  | otherwise = isTrue# (category# (ord# c) ==# 1#)
isAlpha char@(C# c)
  | isAscii char = isAsciiLower char || isAsciiUpper char
  | otherwise = isTrue# (category# (ord# c) <=# 4#)
isAlphaNum char@(C# c)
  | isAscii char = isAsciiLower char || isAsciiUpper char || isDigit char
  | otherwise = case category# (ord# c) of
    n -> isTrue# (n <=# 4#) || isTrue# (n >=# 8#) && isTrue# (n <=# 10#)
isPunctuation (C# c) = case category# (ord# c) of
  n -> isTrue# (n >=# 11#) && isTrue# (n <=# 17#)
isSymbol (C# c) = case category# (ord# c) of
  n -> isTrue# (n >=# 18#) && isTrue# (n <=# 21#)

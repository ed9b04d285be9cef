{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | The class Show, its instances for basic types, and what instances are written with.
module GHC.Show
  ( Show (..)
  , ShowS
  , appPrec
  , appPrec1
  , asciiTab
  , intToDigit
  , showBytes#
  , showChar
  , showCommaSpace
  , showList__
  , showLitChar
  , showLitString
  , showMultiLineString
  , showParen
  , showSignedInt
  , showSpace
  , showString
  , shows
  , showAfter#
  , showParenFrom#
  ) where

import GHC.Base.Functions
import GHC.CString
import GHC.Classes
import GHC.Err
import GHC.Maybe
import GHC.Num
import GHC.Prim
import GHC.Stack.Types
import GHC.Tuple
import GHC.Types

-- | Text put before more text.
type ShowS = String -> String

class Show a where
  -- | The precedence of the context comes first: above 10 an application needs parentheses.
  showsPrec :: Int -> a -> ShowS
  show :: a -> String
  showList :: [a] -> ShowS
  showsPrec _ x s = append (show x) s
  show x = showsPrec 0 x ""
  showList xs s = showList__ shows xs s
  {-# MINIMAL showsPrec | show #-}

-- | The one of GHC.Base is above this module.
append :: [a] -> [a] -> [a]
append [] ys = ys
append (x : xs) ys = x : append xs ys

-- Tools ---------------------------------------------------------------------------------------------------------------

-- | Precedence of function application, and one more.
appPrec, appPrec1 :: Int
appPrec = I# 10#
appPrec1 = I# 11#

shows :: Show a => a -> ShowS
shows x = showsPrec 0 x

showChar :: Char -> ShowS
showChar = (:)

showString :: String -> ShowS
showString = append

showParen :: Bool -> ShowS -> ShowS
showParen False p = p
showParen True p = \s -> '(' : p (')' : s)

showSpace :: ShowS
showSpace = \s -> ' ' : s

showCommaSpace :: ShowS
showCommaSpace = \s -> ',' : ' ' : s

-- Derived instances are made of these two.

-- | A text, and a value as `showsValue`, which is showsPrec, shows it in a context.
showAfter# :: (Int -> a -> ShowS) -> Addr# -> Int# -> a -> ShowS
showAfter# showsValue text context x s = unpackAppendCString# text (showsValue (I# context) x s)
{-# NOINLINE showAfter# #-}

-- | In parentheses from a precedence on.
showParenFrom# :: Int# -> Int -> ShowS -> ShowS
showParenFrom# limit (I# context) p s
  | isTrue# (context >=# limit) = '(' : p (')' : s)
  | True = p s
{-# NOINLINE showParenFrom# #-}

-- | A list in brackets.
showList__ :: (a -> ShowS) -> [a] -> ShowS
showList__ _ [] s = append "[]" s
showList__ showx (x : xs) s = '[' : showx x (rest xs)
  where
    rest [] = ']' : s
    rest (y : ys) = ',' : showx y (rest ys)
{-# NOINLINE showList__ #-}

-- Characters ----------------------------------------------------------------------------------------------------------

-- | A character as inside quotes, before more text of the literal.
showLitChar :: Char -> ShowS
showLitChar c s
  | c > '\DEL' = '\\' : protectEsc isDecimal (showSignedInt 0 (ord c)) s
  | c >= ' ' = case c of
    '\DEL' -> append "\\DEL" s
    '\\' -> '\\' : '\\' : s
    _ -> c : s
  | otherwise = case c of
    '\a' -> '\\' : 'a' : s
    '\b' -> '\\' : 'b' : s
    '\f' -> '\\' : 'f' : s
    '\n' -> '\\' : 'n' : s
    '\r' -> '\\' : 'r' : s
    '\t' -> '\\' : 't' : s
    '\v' -> '\\' : 'v' : s
    '\SO' -> protectEsc (== 'H') (showString "\\SO") s
    _ -> '\\' : append (element (ord c) asciiTab) s

-- | Separates an escape from a character that would be taken for part of it.
protectEsc :: (Char -> Bool) -> ShowS -> ShowS
protectEsc belongs f s = f (separate s)
  where
    separate cs@(c : _) | belongs c = '\\' : '&' : cs
    separate cs = cs

isDecimal :: Char -> Bool
isDecimal c = c >= '0' && c <= '9'

element :: Int -> [a] -> a
element n (x : xs) = if n == 0 then x else element (n - 1) xs
element _ [] = errorWithoutStackTrace "Prelude.!!: index too large"

-- | Names of the characters below DEL that have no picture.
asciiTab :: [String]
asciiTab =
  [ "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI", "DLE"
  , "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US", "SP"
  ]

-- | Text as inside double quotes.
showLitString :: String -> ShowS
showLitString [] s = s
showLitString ('"' : cs) s = '\\' : '"' : showLitString cs s
showLitString (c : cs) s = showLitChar c (showLitString cs s)

-- | A string literal per line, with gaps between: what a quoted text of several lines looks like.
showMultiLineString :: String -> [String]
showMultiLineString text = go '"' text
  where
    go open cs = case break cs of
      (line, _ : rest@(_ : _)) -> (open : showLitString line "\\n\\") : go '\\' rest
      (line, "\n") -> [open : showLitString line "\\n\""]
      (line, _) -> [open : showLitString line "\""]
    break [] = ([], [])
    break cs@('\n' : _) = ([], cs)
    break (c : cs) = case break cs of (line, rest) -> (c : line, rest)

-- Numbers -------------------------------------------------------------------------------------------------------------

-- | A digit, 15 at most: in lower case.
intToDigit :: Int -> Char
intToDigit (I# n) = case isTrue# (n >=# 0#) && isTrue# (n <=# 9#) of
  True -> C# (chr# (n +# 48#))
  False -> case isTrue# (n >=# 10#) && isTrue# (n <=# 15#) of
    True -> C# (chr# (n +# 87#))
    False -> errorWithoutStackTrace (append "Char.intToDigit: not a digit " (showsPrec 0 (I# n) ""))

-- | In parentheses when negative and the context binds tighter than addition.
showSignedInt :: Int -> Int -> ShowS
showSignedInt (I# p) (I# n) s = case n <# 0# of
  1# -> case p ># 6# of
    1# -> '(' : negative# n (')' : s)
    _ -> negative# n s
  _ -> digits# n s

-- | The last digit is split off before negating, so that the least Int has a negation.
negative# :: Int# -> ShowS
negative# n s = case quotInt# n 10# of
  0# -> '-' : digits# (negateInt# n) s
  q -> '-' : digits# (negateInt# q) (C# (chr# (48# -# (n -# (q *# 10#)))) : s)

-- | Decimal digits of a number that is not negative.
digits# :: Int# -> ShowS
digits# n s = case n <# 10# of
  1# -> C# (chr# (n +# 48#)) : s
  _ -> case quotInt# n 10# of
    q -> digits# q (C# (chr# ((n -# (q *# 10#)) +# 48#)) : s)

wordDigits# :: Word# -> ShowS
wordDigits# n s = case ltWord# n 10## of
  1# -> digits# (word2Int# n) s
  _ -> case quotWord# n 10## of
    q -> wordDigits# q (C# (chr# (word2Int# (minusWord# n (timesWord# q 10##)) +# 48#)) : s)

showInteger :: Int -> Integer -> ShowS
showInteger p (IS n) s = showSignedInt p (I# n) s
showInteger p n s
  | p > 6 && integerIsNegative n = '(' : showBytes# (integerShow# n) (')' : s)
  | otherwise = showBytes# (integerShow# n) s

-- | ASCII bytes before a text.
showBytes# :: ByteArray# -> ShowS
showBytes# bytes s = go (sizeofByteArray# bytes -# 1#) s
  where
    go :: Int# -> ShowS
    go i cs = case i <# 0# of
      1# -> cs
      _ -> go (i -# 1#) (C# (chr# (word2Int# (indexWord8Array# bytes i))) : cs)

-- Instances -----------------------------------------------------------------------------------------------------------

instance Show () where
  showsPrec _ () s = '(' : ')' : s
  show () = "()"

instance Show Int where
  showsPrec = showSignedInt
  show n = showSignedInt 0 n ""

instance Show Word where
  showsPrec _ (W# n) s = wordDigits# n s

instance Show Integer where
  showsPrec = showInteger
  show n = showInteger 0 n ""

instance Show Char where
  showsPrec _ '\'' s = append "'\\''" s
  showsPrec _ c s = '\'' : showLitChar c ('\'' : s)
  showList cs s = '"' : showLitString cs ('"' : s)

instance Show a => Show [a] where
  showsPrec _ xs s = showList xs s

deriving instance Show Bool

deriving instance Show Ordering

deriving instance Show a => Show (Maybe a)

deriving instance Show a => Show (Solo a)

deriving instance Show SrcLoc

deriving instance Show VecCount

deriving instance Show VecElem

deriving instance Show RuntimeRep

instance Show CallStack where
  showsPrec _ stack s = showList__ shows (getCallStack stack) s

instance (Show a, Show b) => Show (a, b) where
  showsPrec _ (a, b) s = '(' : shows a (',' : shows b (')' : s))

instance (Show a, Show b, Show c) => Show (a, b, c) where
  showsPrec _ (a, b, c) s = '(' : shows a (',' : shows b (',' : shows c (')' : s)))

instance (Show a, Show b, Show c, Show d) => Show (a, b, c, d) where
  showsPrec _ (a, b, c, d) s = '(' : shows a (',' : shows b (',' : shows c (',' : shows d (')' : s))))

instance (Show a, Show b, Show c, Show d, Show e) => Show (a, b, c, d, e) where
  showsPrec _ (a, b, c, d, e) s = showTuple [shows a, shows b, shows c, shows d, shows e] s

instance (Show a, Show b, Show c, Show d, Show e, Show f) => Show (a, b, c, d, e, f) where
  showsPrec _ (a, b, c, d, e, f) s = showTuple [shows a, shows b, shows c, shows d, shows e, shows f] s

instance (Show a, Show b, Show c, Show d, Show e, Show f, Show g) => Show (a, b, c, d, e, f, g) where
  showsPrec _ (a, b, c, d, e, f, g) s = showTuple [shows a, shows b, shows c, shows d, shows e, shows f, shows g] s

instance (Show a, Show b, Show c, Show d, Show e, Show f, Show g, Show h) => Show (a, b, c, d, e, f, g, h) where
  showsPrec _ (a, b, c, d, e, f, g, h) s =
    showTuple [shows a, shows b, shows c, shows d, shows e, shows f, shows g, shows h] s

instance
  (Show a, Show b, Show c, Show d, Show e, Show f, Show g, Show h, Show i)
  => Show (a, b, c, d, e, f, g, h, i) where
  showsPrec _ (a, b, c, d, e, f, g, h, i) s =
    showTuple [shows a, shows b, shows c, shows d, shows e, shows f, shows g, shows h, shows i] s

instance
  (Show a, Show b, Show c, Show d, Show e, Show f, Show g, Show h, Show i, Show j)
  => Show (a, b, c, d, e, f, g, h, i, j) where
  showsPrec _ (a, b, c, d, e, f, g, h, i, j) s =
    showTuple [shows a, shows b, shows c, shows d, shows e, shows f, shows g, shows h, shows i, shows j] s

instance
  (Show a, Show b, Show c, Show d, Show e, Show f, Show g, Show h, Show i, Show j, Show k)
  => Show (a, b, c, d, e, f, g, h, i, j, k) where
  showsPrec _ (a, b, c, d, e, f, g, h, i, j, k) s =
    showTuple [shows a, shows b, shows c, shows d, shows e, shows f, shows g, shows h, shows i, shows j, shows k] s

instance
  (Show a, Show b, Show c, Show d, Show e, Show f, Show g, Show h, Show i, Show j, Show k, Show l)
  => Show (a, b, c, d, e, f, g, h, i, j, k, l) where
  showsPrec _ (a, b, c, d, e, f, g, h, i, j, k, l) s =
    showTuple [shows a, shows b, shows c, shows d, shows e, shows f, shows g, shows h, shows i, shows j,
      shows k, shows l] s

instance
  (Show a, Show b, Show c, Show d, Show e, Show f, Show g, Show h, Show i, Show j, Show k, Show l, Show m)
  => Show (a, b, c, d, e, f, g, h, i, j, k, l, m) where
  showsPrec _ (a, b, c, d, e, f, g, h, i, j, k, l, m) s =
    showTuple [shows a, shows b, shows c, shows d, shows e, shows f, shows g, shows h, shows i, shows j,
      shows k, shows l, shows m] s

instance
  (Show a, Show b, Show c, Show d, Show e, Show f, Show g, Show h, Show i, Show j, Show k, Show l, Show m,
  Show n)
  => Show (a, b, c, d, e, f, g, h, i, j, k, l, m, n) where
  showsPrec _ (a, b, c, d, e, f, g, h, i, j, k, l, m, n) s =
    showTuple [shows a, shows b, shows c, shows d, shows e, shows f, shows g, shows h, shows i, shows j,
      shows k, shows l, shows m, shows n] s

instance
  (Show a, Show b, Show c, Show d, Show e, Show f, Show g, Show h, Show i, Show j, Show k, Show l, Show m,
  Show n, Show o)
  => Show (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o) where
  showsPrec _ (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o) s =
    showTuple [shows a, shows b, shows c, shows d, shows e, shows f, shows g, shows h, shows i, shows j,
      shows k, shows l, shows m, shows n, shows o] s

-- | A wide tuple, from its components.
showTuple :: [ShowS] -> ShowS
showTuple parts s = '(' : go parts
  where
    go [] = ')' : s
    go [part] = part (')' : s)
    go (part : rest) = part (',' : go rest)

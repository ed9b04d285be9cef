{-# LANGUAGE GADTs #-}
-- | Formatted output as C's printf, with arguments checked when the program runs.
module Text.Printf
  ( printf, hPrintf
  , PrintfArg(..), FieldFormatter, FieldFormat(..), FormatAdjustment(..), FormatSign(..), vFmt
  , ModifierParser, FormatParse(..)
  , formatString, formatChar, formatInt, formatInteger, formatRealFloat
  , errorBadFormat, errorShortFormat, errorMissingArgument, errorBadArgument, perror
  , PrintfType, HPrintfType, IsChar(..)
  ) where

import Data.Char
import Data.Int
import Data.Word
import Numeric (showEFloat, showFFloat, showFFloatAlt, showGFloat, showGFloatAlt, showIntAtBase)
import Numeric.Natural (Natural)
import System.IO (Handle, hPutStr, stdout)

-- Calling --------------------------------------------------------------------------------------

-- | Takes a format and as many arguments as that asks for; gives a string or an action.
printf :: PrintfType r => String -> r
printf format = spr format []

-- | `printf` to a handle.
hPrintf :: HPrintfType r => Handle -> String -> r
hPrintf handle format = hspr handle format []

-- | What a call of `printf` may be: arguments come last first.
class PrintfType t where
  spr :: String -> [Argument] -> t

instance IsChar c => PrintfType [c] where
  spr format args = map fromChar (format `applied` args)

instance a ~ () => PrintfType (IO a) where
  spr format args = hPutStr stdout (format `applied` args)

instance (PrintfArg a, PrintfType r) => PrintfType (a -> r) where
  spr format args = \a -> spr format (argument a : args)

class HPrintfType t where
  hspr :: Handle -> String -> [Argument] -> t

instance a ~ () => HPrintfType (IO a) where
  hspr handle format args = hPutStr handle (format `applied` args)

instance (PrintfArg a, HPrintfType r) => HPrintfType (a -> r) where
  hspr handle format args = \a -> hspr handle format (argument a : args)

-- | An argument, by what is done with it.
data Argument = Argument ModifierParser FieldFormatter

argument :: PrintfArg a => a -> Argument
argument a = Argument (parseFormat a) (formatArg a)

-- Arguments ------------------------------------------------------------------------------------

class PrintfArg a where
  {-# MINIMAL formatArg #-}

  formatArg :: a -> FieldFormatter

  -- | Reads length modifiers and the conversion.
  parseFormat :: a -> ModifierParser
  parseFormat _ (c : cs) = FormatParse "" c cs
  parseFormat _ "" = errorShortFormat

instance PrintfArg Char where
  formatArg = formatChar
  parseFormat _ = parseIntFormat

instance IsChar c => PrintfArg [c] where
  formatArg = formatString

instance PrintfArg Int where
  formatArg = formatInt
  parseFormat _ = parseIntFormat

instance PrintfArg Int8 where
  formatArg = formatInt
  parseFormat _ = parseIntFormat

instance PrintfArg Int16 where
  formatArg = formatInt
  parseFormat _ = parseIntFormat

instance PrintfArg Int32 where
  formatArg = formatInt
  parseFormat _ = parseIntFormat

instance PrintfArg Int64 where
  formatArg = formatInt
  parseFormat _ = parseIntFormat

instance PrintfArg Word where
  formatArg = formatInt
  parseFormat _ = parseIntFormat

instance PrintfArg Word8 where
  formatArg = formatInt
  parseFormat _ = parseIntFormat

instance PrintfArg Word16 where
  formatArg = formatInt
  parseFormat _ = parseIntFormat

instance PrintfArg Word32 where
  formatArg = formatInt
  parseFormat _ = parseIntFormat

instance PrintfArg Word64 where
  formatArg = formatInt
  parseFormat _ = parseIntFormat

instance PrintfArg Integer where
  formatArg = formatInteger
  parseFormat _ = parseIntFormat

instance PrintfArg Natural where
  formatArg = formatInteger . toInteger
  parseFormat _ = parseIntFormat

instance PrintfArg Float where
  formatArg = formatRealFloat

instance PrintfArg Double where
  formatArg = formatRealFloat

-- | Characters of the strings that are formatted or made.
class IsChar c where
  toChar :: c -> Char
  fromChar :: Char -> c

instance IsChar Char where
  toChar c = c
  fromChar c = c

-- Formats --------------------------------------------------------------------------------------

data FormatAdjustment = LeftAdjust | ZeroPad

data FormatSign = SignPlus | SignSpace

-- | What stands between the percent sign and the conversion, and that.
data FieldFormat = FieldFormat
  { fmtWidth :: Maybe Int
  , fmtPrecision :: Maybe Int
  , fmtAdjust :: Maybe FormatAdjustment
  , fmtSign :: Maybe FormatSign
  , fmtAlternate :: Bool
  , fmtModifiers :: String
  , fmtChar :: Char
  }

-- | Length modifiers, the conversion, the rest of the format.
data FormatParse = FormatParse
  { fpModifiers :: String
  , fpChar :: Char
  , fpRest :: String
  }

type FieldFormatter = FieldFormat -> ShowS

type ModifierParser = String -> FormatParse

-- | Puts a conversion in the place of @%v@.
vFmt :: Char -> FieldFormat -> FieldFormat
vFmt c format
  | fmtChar format == 'v' = format {fmtChar = c}
  | otherwise = format

-- | The length modifiers with the least value of their type.
intModifiers :: [(String, Integer)]
intModifiers =
  [ ("hh", toInteger (minBound :: Int8))
  , ("h", toInteger (minBound :: Int16))
  , ("ll", toInteger (minBound :: Int64))
  , ("l", toInteger (minBound :: Int64))
  , ("L", toInteger (minBound :: Int64))
  ]

parseIntFormat :: String -> FormatParse
parseIntFormat s = case [(m, rest) | (m, _) <- intModifiers, Just rest <- [strip m s]] of
    (m, rest) : _ -> conversion m rest
    [] -> conversion "" s
  where
    conversion m (c : rest) = FormatParse m c rest
    conversion _ "" = errorShortFormat
    strip (p : ps) (c : cs) | p == c = strip ps cs
    strip [] cs = Just cs
    strip _ _ = Nothing

-- Formatting -----------------------------------------------------------------------------------

formatChar :: Char -> FieldFormatter
formatChar x format = formatIntegral (Just 0) (toInteger (ord x)) (vFmt 'c' format)

formatString :: IsChar c => [c] -> FieldFormatter
formatString x format = case fmtChar (vFmt 's' format) of
    's' -> (adjust format ("", cut (map toChar x)) ++)
    c -> errorBadFormat c
  where cut = maybe id take (fmtPrecision format)

formatInt :: (Integral a, Bounded a) => a -> FieldFormatter
formatInt x format = formatIntegral (leastValue format (Just least)) (toInteger x) format'
  where
    least = toInteger (minBound `asTypeOf` x)
    format' = if least == 0 then vFmt 'u' format else format

formatInteger :: Integer -> FieldFormatter
formatInteger x format = formatIntegral (leastValue format Nothing) x format

-- | The least value by the length modifier, else the given one.
leastValue :: FieldFormat -> Maybe Integer -> Maybe Integer
leastValue format m = case fmtModifiers format of
  "" -> m
  modifiers -> case lookup modifiers intModifiers of
    Just least -> Just least
    Nothing -> perror "unknown format modifier"

-- | Formats an integer of a type with the given least value.
formatIntegral :: Maybe Integer -> Integer -> FieldFormatter
formatIntegral least x format0 = case fmtChar format of
    'd' -> (adjustSigned plain (signed precision x) ++)
    'i' -> (adjustSigned plain (signed precision x) ++)
    'x' -> (adjust plain (prefixed "0x" 16) ++)
    'X' -> (adjust plain (upper (prefixed "0X" 16)) ++)
    'b' -> (adjust plain (prefixed "0b" 2) ++)
    'o' -> (adjust plain (prefixed "0" 8) ++)
    'u' -> (adjust plain ("", unsigned 10) ++)
    'c' | x >= toInteger (ord minBound) && x <= toInteger (ord maxBound)
        , Nothing <- precision
        , "" <- fmtModifiers format -> (adjust plain ("", [chr (fromInteger x)]) ++)
        | otherwise -> perror "illegal char conversion"
    c -> errorBadFormat c
  where
    -- a precision makes a zero flag void
    format = vFmt 'd' (case format0 of
      FieldFormat {fmtPrecision = Just _, fmtAdjust = Just ZeroPad} -> format0 {fmtAdjust = Nothing}
      _ -> format0)
    precision = fmtPrecision format
    plain = format {fmtPrecision = Nothing}
    upper (pre, s) = (pre, map toUpper s)
    prefixed pre base
      | not (fmtAlternate format) || x == 0 = ("", s)
      | pre == "0", '0' : _ <- s = ("", s)
      | otherwise = (pre, s)
      where s = unsigned base
    unsigned base
      | x >= 0 = digits precision (showIntAtBase base intToDigit x "")
      | Just m <- least, let y = -2 * m + x, y >= 0 = digits precision (showIntAtBase base intToDigit y "")
      | otherwise = errorBadArgument

-- | Sign and digits.
signed :: Maybe Int -> Integer -> (String, String)
signed precision i
  | i < 0 = ("-", digits precision (show (negate i)))
  | otherwise = ("", digits precision (show i))

-- | At least so many digits.
digits :: Maybe Int -> String -> String
digits Nothing s = s
digits (Just 0) "0" = ""
digits (Just n) s = replicate (n - length s) '0' ++ s

formatRealFloat :: RealFloat a => a -> FieldFormatter
formatRealFloat x format
  | c `elem` "eEfFgG" = (adjustSigned format (floating c (fmtPrecision format) (fmtAlternate format) x) ++)
  | otherwise = errorBadFormat c
  where c = fmtChar (vFmt 'g' format)

-- | Sign and text.
floating :: RealFloat a => Char -> Maybe Int -> Bool -> a -> (String, String)
floating c precision alternate x = case text of
    '-' : cs -> ("-", cs)
    cs -> ("", cs)
  where
    text = (if isUpper c then map toUpper else id) (convert precision x "")
    convert = case toLower c of
      'e' -> showEFloat
      'f' -> if alternate then showFFloatAlt else showFFloat
      _ -> if alternate then showGFloatAlt else showGFloat

-- | Fills up prefix and text to the width.
adjust :: FieldFormat -> (String, String) -> String
adjust format (pre, s) = case fmtAdjust format of
    Just LeftAdjust -> pre ++ s ++ fill ' '
    Just ZeroPad -> pre ++ fill '0' ++ s
    Nothing -> fill ' ' ++ pre ++ s
  where fill c = replicate (maybe 0 id (fmtWidth format) - length pre - length s) c

-- | `adjust` with the sign that the format asks for.
adjustSigned :: FieldFormat -> (String, String) -> String
adjustSigned format ("", s) = case fmtSign format of
  Just SignPlus -> adjust format ("+", s)
  Just SignSpace -> adjust format (" ", s)
  Nothing -> adjust format ("", s)
adjustSigned format parts = adjust format parts

-- Reading formats ------------------------------------------------------------------------------

-- | The text of a format with its arguments, which come last first.
applied :: String -> [Argument] -> String
applied format args = go format (reverse args) ""
  where
    go "" [] = id
    go "" _ = errorShortFormat
    go ('%' : '%' : cs) as = showChar '%' . go cs as
    go ('%' : _) [] = errorMissingArgument
    go ('%' : cs) as = field cs as
    go (c : cs) as = showChar c . go cs as
    field cs as = case specification cs as of
      (_, _, []) -> errorMissingArgument
      (format', rest, Argument _ formatter : as') -> formatter format' . go rest as'

-- | Flags seen so far: left, zero, sign, alternate.
data Flags = Flags Bool Bool (Maybe FormatSign) Bool

-- | Reads what follows a percent sign; gives the rest of the format, and the arguments that stars
-- did not take.
specification :: String -> [Argument] -> (FieldFormat, String, [Argument])
specification = flags (Flags False False Nothing False)
  where
    flags (Flags l z s a) format as = case format of
      '-' : cs -> flags (Flags True z s a) cs as
      '+' : cs -> flags (Flags l z (Just SignPlus) a) cs as
      ' ' : cs -> flags (Flags l z (case s of
        Just SignPlus -> s
        _ -> Just SignSpace) a) cs as
      '0' : cs -> flags (Flags l True s a) cs as
      '#' : cs -> flags (Flags l z s True) cs as
      _ -> case width format as of
        (w, cs, as') -> case precision cs as' of
          (p, cs', as'') -> case as'' of
            [] -> errorMissingArgument
            Argument parser _ : _ -> case parser cs' of
              FormatParse ms c rest ->
                (FieldFormat (fmap abs w) p (adjustment (maybe l (\n -> l || n < 0) w) z) s a ms c, rest, as'')
    adjustment True _ = Just LeftAdjust
    adjustment False True = Just ZeroPad
    adjustment False False = Nothing
    width ('*' : cs) as = case star as of (n, as') -> (Just n, cs, as')
    width cs@(c : _) as | isDigit c = case number cs of (n, cs') -> (Just n, cs', as)
    width cs as = (Nothing, cs, as)
    precision ('.' : '*' : cs) as = case star as of (n, as') -> (Just n, cs, as')
    precision ('.' : cs) as = case number cs of (n, cs') -> (Just n, cs', as)
    precision cs as = (Nothing, cs, as)
    number cs = case span isDigit cs of (ds, cs') -> (foldl (\n d -> n * 10 + digitToInt d) 0 ds, cs')

-- | A width or precision that is an argument.
star :: [Argument] -> (Int, [Argument])
star [] = errorMissingArgument
star (Argument _ formatter : as) = (read (formatter (FieldFormat Nothing Nothing Nothing Nothing False "" 'd') ""), as)

-- Errors ---------------------------------------------------------------------------------------

perror :: String -> a
perror s = errorWithoutStackTrace ("printf: " ++ s)

errorBadFormat :: Char -> a
errorBadFormat c = perror ("bad formatting char " ++ show c)

errorShortFormat :: a
errorShortFormat = perror "formatting string ended prematurely"

errorMissingArgument :: a
errorMissingArgument = perror "argument list ended prematurely"

errorBadArgument :: a
errorBadArgument = perror "bad argument"

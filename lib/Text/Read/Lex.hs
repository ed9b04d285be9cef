{-# LANGUAGE NoImplicitPrelude #-}
-- | Haskell's tokens, as Read sees them.
module Text.Read.Lex
  ( Lexeme (..)
  , Number
  , expect
  , hsLex
  , isSymbolChar
  , lex
  , lexChar
  , numberToFixed
  , numberToInteger
  , numberToRangedRational
  , numberToRational
  , readDecP
  , readHexP
  , readIntP
  , readOctP
  ) where

import GHC.Base
import GHC.Char (chr)
import GHC.List
import GHC.Num
import GHC.Real
import GHC.Show (Show (..))
import GHC.Unicode
import Text.ParserCombinators.ReadP

data Lexeme
  = Char Char
  | String String
  | -- | punctuation and reserved symbols
    Punc String
  | -- | names, and words that are reserved
    Ident String
  | Symbol String
  | Number Number
  | EOF
  deriving (Eq, Show)

data Number
  = -- | base, digits
    MkNumber Int [Int]
  | -- | digits, digits after the point, exponent
    MkDecimal [Int] (Maybe [Int]) (Maybe Integer)
  deriving (Eq, Show)

-- Numbers -------------------------------------------------------------------------------------------------------------

-- | Nothing when it has a fraction or an exponent.
numberToInteger :: Number -> Maybe Integer
numberToInteger (MkNumber base digits) = Just (digitsToInteger (toInteger base) digits)
numberToInteger (MkDecimal digits Nothing Nothing) = Just (digitsToInteger 10 digits)
numberToInteger _ = Nothing

-- | Whole part, and so many digits of the fraction as a whole number; nothing when there is an exponent.
numberToFixed :: Integer -> Number -> Maybe (Integer, Integer)
numberToFixed _ (MkNumber base digits) = Just (digitsToInteger (toInteger base) digits, 0)
numberToFixed _ (MkDecimal whole Nothing Nothing) = Just (digitsToInteger 10 whole, 0)
numberToFixed places (MkDecimal whole (Just fraction) Nothing) =
  Just (digitsToInteger 10 whole, digitsToInteger 10 (take (fromInteger places) (fraction ++ repeat 0)))
numberToFixed _ _ = Nothing

-- | Nothing when it is surely beyond a floating type with that range of exponents: it is not computed, then.
numberToRangedRational :: (Int, Int) -> Number -> Maybe Rational
numberToRangedRational (low, high) n@(MkDecimal whole fraction (Just e))
  | e > 0x7FFFFFFFFFFFFFFF || e < -0x8000000000000000 = Nothing
  | otherwise = case firstDigit of
    Nothing -> Just 0
    Just position
      | fromInteger e + position > high + 3 -> Nothing
      | fromInteger e + position < low - 3 -> Just 0
      | otherwise -> Just (numberToRational n)
  where
    -- how many decimal places its first digit is to the left of the point
    firstDigit = case dropWhile (0 ==) whole of
      digits@(_ : _) -> Just (length digits)
      [] -> case fraction of
        Nothing -> Nothing
        Just digits -> case span (0 ==) digits of
          (_, []) -> Nothing
          (zeros, _) -> Just (negate (length zeros))
numberToRangedRational _ n = Just (numberToRational n)

numberToRational :: Number -> Rational
numberToRational (MkNumber base digits) = digitsToInteger (toInteger base) digits % 1
numberToRational (MkDecimal whole fraction e) = case (fraction, e) of
  (Nothing, Nothing) -> integer % 1
  (Nothing, Just x)
    | x >= 0 -> (integer * (10 ^ x)) % 1
    | otherwise -> integer % (10 ^ negate x)
  (Just digits, Nothing) -> withFraction digits 0
  (Just digits, Just x) -> withFraction digits x
  where
    integer = digitsToInteger 10 whole
    withFraction digits x
      | shift >= 0 = (mantissa * 10 ^ shift) % 1
      | otherwise = mantissa % (10 ^ negate shift)
      where
        mantissa = digitsToInteger 10 (whole ++ digits)
        shift = x - toInteger (length digits)

-- | Base, digits. Many digits are joined in pairs, then pairs of those, so that the factors grow together.
digitsToInteger :: Integer -> [Int] -> Integer
digitsToInteger base digits
  | count < 40 = simple digits
  | otherwise = joined base count (map toInteger digits)
  where
    count = length digits
    simple = foldl' (\n d -> n * base + toInteger d) 0
    joined _ _ [] = 0
    joined _ _ [n] = n
    joined b n ds = joined (b * b) ((n + 1) `quot` 2) (pairs b (if odd n then 0 : ds else ds))
    pairs b (x : y : rest) = let n = x * b + y in n `seq` (n : pairs b rest)
    pairs _ rest = rest
{-# NOINLINE digitsToInteger #-}

-- Tokens --------------------------------------------------------------------------------------------------------------

-- | The next token, after white space.
lex :: ReadP Lexeme
lex = skipSpaces >>= \_ -> lexToken

-- | The token must be this one.
expect :: Lexeme -> ReadP ()
expect wanted = lex >>= \found -> if found == wanted then pure () else pfail

-- | The text of the next token.
hsLex :: ReadP String
hsLex = skipSpaces >>= \_ -> gather lexToken >>= \(text, _) -> pure text

-- | The first character tells the kind.
lexToken :: ReadP Lexeme
lexToken = look >>= \s -> case s of
  [] -> pure EOF
  c : _
    | c == '\'' -> lexQuotedChar
    | c == '"' -> get >>= \_ -> lexString
    | isPuncChar c -> get >>= \_ -> pure (Punc [c])
    | isSymbolChar c -> munch1 isSymbolChar >>= \text -> pure (if isReserved text then Punc text else Symbol text)
    | isAlpha c || c == '_' -> munch1 isIdChar >>= \text -> pure (Ident text)
    | isDigit c -> lexNumber
    | otherwise -> pfail

isPuncChar, isIdChar, isSymbolChar :: Char -> Bool
isPuncChar c = c `elem` ",;()[]{}`"
isIdChar c = isAlphaNum c || c == '_' || c == '\''
isSymbolChar c
  | isAscii c = c `elem` "!@#$%&*+./<=>?\\^|:-~"
  | otherwise = isSymbol c || isPunctuation c

isReserved :: String -> Bool
isReserved text = text `elem` ["..", "::", "=", "\\", "|", "<-", "->", "@", "~", "=>"]

lexQuotedChar :: ReadP Lexeme
lexQuotedChar =
  get >>= \_ -> lexEscapable >>= \(c, escaped) ->
    if escaped || c /= '\'' then char '\'' >>= \_ -> pure (Char c) else pfail

-- | The rest of a string literal.
lexString :: ReadP Lexeme
lexString = body id
  where
    body before =
      skipGaps >>= \_ -> lexEscapable >>= \(c, escaped) ->
        if c /= '"' || escaped then body (\s -> before (c : s)) else pure (String (before ""))
    -- \& is nothing, white space between backslashes is nothing
    skipGaps = look >>= \s -> case s of
      '\\' : '&' : _ -> get >>= \_ -> get >>= \_ -> skipGaps
      '\\' : c : _ | isSpace c -> get >>= \_ -> skipSpaces >>= \_ -> char '\\' >>= \_ -> skipGaps
      _ -> pure ()

-- | A character of a literal, with escapes, and the @\&@ behind it.
lexChar :: ReadP Char
lexChar = lexEscapable >>= \(c, _) -> empties >>= \_ -> pure c
  where
    empties = look >>= \s -> case s of
      '\\' : '&' : _ -> string "\\&" >>= \_ -> empties
      _ -> pure ()

-- | A character of a literal, and whether it was escaped.
lexEscapable :: ReadP (Char, Bool)
lexEscapable = get >>= \c -> if c == '\\' then lexEscape >>= \e -> pure (e, True) else pure (c, False)

lexEscape :: ReadP Char
lexEscape = single +++ code +++ control +++ ascii
  where
    single = get >>= \c -> case c of
      'a' -> pure '\a'
      'b' -> pure '\b'
      'f' -> pure '\f'
      'n' -> pure '\n'
      'r' -> pure '\r'
      't' -> pure '\t'
      'v' -> pure '\v'
      '\\' -> pure '\\'
      '\"' -> pure '\"'
      '\'' -> pure '\''
      _ -> pfail
    code = baseMark >>= \base -> lexDigits base >>= \digits ->
      let n = digitsToInteger (toInteger base) digits in if n <= 0x10FFFF then pure (chr (fromInteger n)) else pfail
    baseMark = look >>= \s -> case s of
      'o' : _ -> get >>= \_ -> pure 8
      'O' : _ -> get >>= \_ -> pure 8
      'x' : _ -> get >>= \_ -> pure 16
      'X' : _ -> get >>= \_ -> pure 16
      _ -> pure 10
    control = char '^' >>= \_ -> get >>= \c -> if c >= '@' && c <= '_' then pure (chr (ord c - 64)) else pfail
    -- SOH before SO: the longer name wins
    ascii = (named ("SOH", '\SOH') <++ named ("SO", '\SO')) +++ choice (map named names)
    named (name, c) = string name >>= \_ -> pure c
    names =
      [ ("NUL", '\NUL'), ("STX", '\STX'), ("ETX", '\ETX'), ("EOT", '\EOT'), ("ENQ", '\ENQ'), ("ACK", '\ACK')
      , ("BEL", '\BEL'), ("BS", '\BS'), ("HT", '\HT'), ("LF", '\LF'), ("VT", '\VT'), ("FF", '\FF'), ("CR", '\CR')
      , ("SI", '\SI'), ("DLE", '\DLE'), ("DC1", '\DC1'), ("DC2", '\DC2'), ("DC3", '\DC3'), ("DC4", '\DC4')
      , ("NAK", '\NAK'), ("SYN", '\SYN'), ("ETB", '\ETB'), ("CAN", '\CAN'), ("EM", '\EM'), ("SUB", '\SUB')
      , ("ESC", '\ESC'), ("FS", '\FS'), ("GS", '\GS'), ("RS", '\RS'), ("US", '\US'), ("SP", '\SP'), ("DEL", '\DEL')
      ]

lexNumber :: ReadP Lexeme
lexNumber = lexHexOct <++ lexDecimal

lexHexOct :: ReadP Lexeme
lexHexOct = char '0' >>= \_ -> baseMark >>= \base -> lexDigits base >>= \digits -> pure (Number (MkNumber base digits))
  where
    baseMark = get >>= \c -> case c of
      'o' -> pure 8
      'O' -> pure 8
      'x' -> pure 16
      'X' -> pure 16
      _ -> pfail

lexDecimal :: ReadP Lexeme
lexDecimal =
  lexDigits 10 >>= \whole ->
    lexFraction >>= \fraction -> lexExponent >>= \e -> pure (Number (MkDecimal whole fraction e))

-- | A point that digits follow; else nothing is read.
lexFraction :: ReadP (Maybe [Int])
lexFraction = look >>= \s -> case s of
  '.' : d : _ | isDigit d -> get >>= \_ -> fmap Just (lexDigits 10)
  _ -> pure Nothing

lexExponent :: ReadP (Maybe Integer)
lexExponent = look >>= \s -> case s of
  e : rest | e == 'e' || e == 'E' -> case rest of
    '-' : d : _ | isDigit d -> get >>= \_ -> get >>= \_ -> fmap (\n -> Just (negate n)) number
    '+' : d : _ | isDigit d -> get >>= \_ -> get >>= \_ -> fmap Just number
    d : _ | isDigit d -> get >>= \_ -> fmap Just number
    _ -> pure Nothing
  _ -> pure Nothing
  where
    number = fmap (digitsToInteger 10) (lexDigits 10)

-- | All the digits there are, at least one.
lexDigits :: Int -> ReadP [Int]
lexDigits base = munch1 (\c -> digitValue base c >= 0) >>= \text -> pure (map (digitValue base) text)

-- | -1 when it is no digit of base 8, 10 or 16.
digitValue :: Int -> Char -> Int
digitValue base c
  | c >= '0' && c <= '9' = let d = ord c - 48 in if d < base then d else -1
  | base /= 16 = -1
  | c >= 'a' && c <= 'f' = ord c - 87
  | c >= 'A' && c <= 'F' = ord c - 55
  | otherwise = -1

-- | Base, which characters are digits, and their values.
readIntP :: Num a => a -> (Char -> Bool) -> (Char -> Int) -> ReadP a
readIntP base isDig valDigit =
  munch1 isDig >>= \text -> pure (foldl' (\n c -> n * base + fromInteger (toInteger (valDigit c))) 0 text)

readOctP, readDecP, readHexP :: (Eq a, Num a) => ReadP a
readOctP = readBase 8
readDecP = readBase 10
readHexP = readBase 16

readBase :: Num a => Int -> ReadP a
readBase base = fmap (\digits -> fromInteger (digitsToInteger (toInteger base) digits)) (lexDigits base)

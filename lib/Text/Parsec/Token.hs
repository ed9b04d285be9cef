{-# LANGUAGE RankNTypes #-}
-- | Parsers of the tokens of a language: each takes the white space and the comments after it.
module Text.Parsec.Token
  ( LanguageDef, GenLanguageDef(..)
  , TokenParser, GenTokenParser(..)
  , makeTokenParser
  ) where

import Data.Char (digitToInt, isAlpha, isSpace, toLower, toUpper)
import Data.Functor.Identity (Identity)
import Data.List (nub)
import qualified Data.Set as Set
import Text.Parsec.Char
import Text.Parsec.Combinator
import Text.Parsec.Prim

type LanguageDef st = GenLanguageDef String st Identity

-- | What the tokens of a language look like. Comments whose beginning is empty do not exist.
data GenLanguageDef s u m = LanguageDef
  { commentStart :: String
  , commentEnd :: String
  , commentLine :: String -- ^ begins a comment up to the end of the line
  , nestedComments :: Bool
  , identStart :: ParsecT s u m Char
  , identLetter :: ParsecT s u m Char
  , opStart :: ParsecT s u m Char
  , opLetter :: ParsecT s u m Char
  , reservedNames :: [String]
  , reservedOpNames :: [String]
  , caseSensitive :: Bool
  }

type TokenParser st = GenTokenParser String st Identity

data GenTokenParser s u m = TokenParser
  { identifier :: ParsecT s u m String
  , reserved :: String -> ParsecT s u m ()
  , operator :: ParsecT s u m String
  , reservedOp :: String -> ParsecT s u m ()
  , charLiteral :: ParsecT s u m Char
  , stringLiteral :: ParsecT s u m String
  , natural :: ParsecT s u m Integer
  , integer :: ParsecT s u m Integer
  , float :: ParsecT s u m Double
  , naturalOrFloat :: ParsecT s u m (Either Integer Double)
  , decimal :: ParsecT s u m Integer -- ^ takes no white space, nor do the next two
  , hexadecimal :: ParsecT s u m Integer
  , octal :: ParsecT s u m Integer
  , symbol :: String -> ParsecT s u m String
  , lexeme :: forall a. ParsecT s u m a -> ParsecT s u m a
  , whiteSpace :: ParsecT s u m ()
  , parens :: forall a. ParsecT s u m a -> ParsecT s u m a
  , braces :: forall a. ParsecT s u m a -> ParsecT s u m a
  , angles :: forall a. ParsecT s u m a -> ParsecT s u m a
  , brackets :: forall a. ParsecT s u m a -> ParsecT s u m a
  , squares :: forall a. ParsecT s u m a -> ParsecT s u m a
  , semi :: ParsecT s u m String
  , comma :: ParsecT s u m String
  , colon :: ParsecT s u m String
  , dot :: ParsecT s u m String
  , semiSep :: forall a. ParsecT s u m a -> ParsecT s u m [a]
  , semiSep1 :: forall a. ParsecT s u m a -> ParsecT s u m [a]
  , commaSep :: forall a. ParsecT s u m a -> ParsecT s u m [a]
  , commaSep1 :: forall a. ParsecT s u m a -> ParsecT s u m [a]
  }

-- | The parsers of a language's tokens. To be made once, at the top level, and not where it is used.
makeTokenParser :: Stream s m Char => GenLanguageDef s u m -> GenTokenParser s u m
makeTokenParser language = TokenParser
  { identifier = lexeme' (try (name `butNot` (reservedNames' , folded, "word")))
  , reserved = \word -> lexeme' (try (anyCase language word *> endOf word (identLetter language)))
  , operator = lexeme' (try (op `butNot` (reservedOps, id, "operator")))
  , reservedOp = \word -> lexeme' (try (string word *> endOf word (opLetter language)))
  , charLiteral = lexeme' (between (char '\'') (char '\'' <?> "end of character") literalChar) <?> "character"
  , stringLiteral = lexeme' literalString
  , natural = lexeme' naturalNumber <?> "natural"
  , integer = lexeme' (lexeme' sign <*> naturalNumber) <?> "integer"
  , float = lexeme' (decimalNumber >>= floating) <?> "float"
  , naturalOrFloat = lexeme' anyNumber <?> "number"
  , decimal = decimalNumber
  , hexadecimal = hexNumber
  , octal = octalNumber
  , symbol = symbol'
  , lexeme = lexeme'
  , whiteSpace = space'
  , parens = between (symbol' "(") (symbol' ")")
  , braces = between (symbol' "{") (symbol' "}")
  , angles = between (symbol' "<") (symbol' ">")
  , brackets = brackets'
  , squares = brackets'
  , semi = semi'
  , comma = comma'
  , colon = symbol' ":"
  , dot = symbol' "."
  , semiSep = \p -> sepBy p semi'
  , semiSep1 = \p -> sepBy1 p semi'
  , commaSep = \p -> sepBy p comma'
  , commaSep1 = \p -> sepBy1 p comma'
  }
  where
    space' = blanks language
    lexeme' p = p <* space'
    symbol' s = lexeme' (string s)
    brackets' p = between (symbol' "[") (symbol' "]") p
    semi' = symbol' ";"
    comma' = symbol' ","

    name = ((:) <$> identStart language <*> many (identLetter language)) <?> "identifier"
    op = ((:) <$> opStart language <*> many (opLetter language)) <?> "operator"
    endOf word more = notFollowedBy more <?> "end of " ++ show word

    folded = if caseSensitive language then id else map toLower
    reservedNames' = Set.fromList (map folded (reservedNames language))
    reservedOps = Set.fromList (reservedOpNames language)
{-# INLINABLE makeTokenParser #-}

-- | A word, unless it is one of these as they are compared.
butNot :: Stream s m Char => ParsecT s u m String -> (Set.Set String, String -> String, String) -> ParsecT s u m String
butNot p (words', compared, what) = do
  word <- p
  if Set.member (compared word) words' then unexpected ("reserved " ++ what ++ " " ++ show word) else return word
{-# NOINLINE butNot #-}

-- | The word as the language compares it.
anyCase :: Stream s m Char => GenLanguageDef s u m -> String -> ParsecT s u m String
anyCase language word
  | caseSensitive language = string word
  | otherwise = word <$ mapM_ (\c -> letterOf c <?> show word) word
  where
    letterOf c
      | isAlpha c = char (toLower c) <|> char (toUpper c)
      | otherwise = char c
{-# NOINLINE anyCase #-}

-- White space ---------------------------------------------------------------------------------------------------------

blanks :: Stream s m Char => GenLanguageDef s u m -> ParsecT s u m ()
blanks language = skipMany (foldr1 (<|>) (simple : [toLineEnd | hasLines] ++ [comment | hasBlocks]) <?> "")
  where
    hasLines = not (null (commentLine language))
    hasBlocks = not (null (commentStart language))
    simple = skipMany1 (satisfy isSpace)
    toLineEnd = try (string (commentLine language)) *> skipMany (satisfy (/= '\n'))
    comment = try (string (commentStart language)) *> inside

    inside = (() <$ try (string (commentEnd language))) <|> inner (text *> inside) <?> "end of comment"
    inner rest
      | nestedComments language = (comment *> inside) <|> rest
      | otherwise = rest
    text = skipMany1 (noneOf ends) <|> (() <$ oneOf ends)
    ends = nub (commentEnd language ++ commentStart language)
{-# NOINLINE blanks #-}

-- Characters and strings ----------------------------------------------------------------------------------------------

literalChar :: Stream s m Char => ParsecT s u m Char
literalChar = plainChar '\'' <|> (char '\\' *> escapeCode) <?> "literal character"
{-# NOINLINE literalChar #-}

plainChar :: Stream s m Char => Char -> ParsecT s u m Char
plainChar quote = satisfy (\c -> c /= quote && c /= '\\' && c > '\SUB')
{-# NOINLINE plainChar #-}

literalString :: Stream s m Char => ParsecT s u m String
literalString = (concat <$> between (char '"') (char '"' <?> "end of string") (many part)) <?> "literal string"
  where
    part = ((: []) <$> plainChar '"') <|> (char '\\' *> escape) <?> "string character"
    escape = ("" <$ gap) <|> ("" <$ char '&') <|> ((: []) <$> escapeCode)
    gap = many1 space *> (char '\\' <?> "end of string gap")
{-# NOINLINE literalString #-}

escapeCode :: Stream s m Char => ParsecT s u m Char
escapeCode = oneLetter <|> numeric <|> ascii <|> control <?> "escape code"
  where
    oneLetter = choice [code <$ char c | (c, code) <- zip "abfnrtv\\\"'" "\a\b\f\n\r\t\v\\\"'"]
    ascii = choice [try (code <$ string word) | (word, code) <- asciiNames]
    control = (\c -> toEnum (fromEnum c - fromEnum 'A' + 1)) <$> (char '^' *> upper)
    numeric = do
      code <- decimalNumber <|> (char 'o' *> number 8 octDigit) <|> (char 'x' *> number 16 hexDigit)
      if code > 0x10FFFF then fail "invalid escape sequence" else return (toEnum (fromInteger code))
{-# NOINLINE escapeCode #-}

-- | Names of control characters. The longer ones come first: SO begins SOH.
asciiNames :: [(String, Char)]
asciiNames =
  zip (words "NUL SOH STX ETX EOT ENQ ACK BEL DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN SUB ESC DEL")
    "\NUL\SOH\STX\ETX\EOT\ENQ\ACK\BEL\DLE\DC1\DC2\DC3\DC4\NAK\SYN\ETB\CAN\SUB\ESC\DEL"
  ++ zip (words "BS HT LF VT FF CR SO SI EM FS GS RS US SP") "\BS\HT\LF\VT\FF\CR\SO\SI\EM\FS\GS\RS\US\SP"

-- Numbers -------------------------------------------------------------------------------------------------------------

number :: Stream s m t => Integer -> ParsecT s u m Char -> ParsecT s u m Integer
number base baseDigit = do
  digits <- many1 baseDigit
  return $! foldl (\n d -> base * n + toInteger (digitToInt d)) 0 digits
{-# NOINLINE number #-}

decimalNumber, hexNumber, octalNumber, naturalNumber :: Stream s m Char => ParsecT s u m Integer
decimalNumber = number 10 digit
hexNumber = oneOf "xX" *> number 16 hexDigit
octalNumber = oneOf "oO" *> number 8 octDigit
naturalNumber = (char '0' *> afterZero <?> "") <|> decimalNumber
  where afterZero = hexNumber <|> octalNumber <|> decimalNumber <|> return 0
{-# NOINLINE decimalNumber #-}
{-# NOINLINE hexNumber #-}
{-# NOINLINE octalNumber #-}
{-# NOINLINE naturalNumber #-}

sign :: Stream s m Char => ParsecT s u m (Integer -> Integer)
sign = (negate <$ char '-') <|> (id <$ char '+') <|> return id
{-# NOINLINE sign #-}

anyNumber :: Stream s m Char => ParsecT s u m (Either Integer Double)
anyNumber = (char '0' *> afterZero) <|> decimalOrFloat
  where
    afterZero = (Left <$> (hexNumber <|> octalNumber)) <|> decimalOrFloat <|> (Right <$> floating 0) <|> return (Left 0)
    decimalOrFloat = decimalNumber >>= \n -> option (Left n) (Right <$> floating n)
{-# NOINLINE anyNumber #-}

-- | What makes a number that was read one with a fraction or an exponent.
floating :: Stream s m Char => Integer -> ParsecT s u m Double
floating n = withFraction <|> withExponent
  where
    withFraction = do
      fraction <- (:) <$> char '.' <*> (many1 digit <?> "fraction") <?> "fraction"
      power <- option "" exponent'
      value (show n ++ fraction ++ power)
    withExponent = exponent' >>= \power -> value (show n ++ power)
    exponent' = do
      _ <- oneOf "eE"
      plusOrMinus <- option '+' (oneOf "+-")
      power <- decimalNumber <?> "exponent"
      return ('e' : ['-' | plusOrMinus == '-'] ++ show power)
      <?> "exponent"
    value text = case reads text of
      [(x, "")] -> return x
      _ -> parserZero
{-# NOINLINE floating #-}

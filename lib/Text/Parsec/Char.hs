-- | Parsers of characters.
module Text.Parsec.Char
  ( oneOf, noneOf, spaces, space, newline, crlf, endOfLine, tab, upper, lower, alphaNum, letter, digit, hexDigit, octDigit
  , char, anyChar, satisfy, string
  ) where

import Data.Char
import Text.Parsec.Pos
import Text.Parsec.Prim

oneOf :: Stream s m Char => [Char] -> ParsecT s u m Char
oneOf cs = satisfy (`elem` cs)
{-# INLINABLE oneOf #-}

noneOf :: Stream s m Char => [Char] -> ParsecT s u m Char
noneOf cs = satisfy (`notElem` cs)
{-# INLINABLE noneOf #-}

-- | White space, if there is any.
spaces :: Stream s m Char => ParsecT s u m ()
spaces = skipped space <?> "white space"
{-# INLINABLE spaces #-}

-- `skipMany` as it is: `spaces` stays small enough to be specialised.
skipped :: ParsecT s u m a -> ParsecT s u m ()
skipped p = skipMany p
{-# NOINLINE skipped #-}

space :: Stream s m Char => ParsecT s u m Char
space = satisfy isSpace <?> "space"
{-# INLINABLE space #-}

newline :: Stream s m Char => ParsecT s u m Char
newline = char '\n' <?> "lf new-line"
{-# INLINABLE newline #-}

-- | A carriage return with a newline, which is the result.
crlf :: Stream s m Char => ParsecT s u m Char
crlf = char '\r' *> char '\n' <?> "crlf new-line"
{-# INLINABLE crlf #-}

endOfLine :: Stream s m Char => ParsecT s u m Char
endOfLine = newline <|> crlf <?> "new-line"
{-# INLINABLE endOfLine #-}

tab :: Stream s m Char => ParsecT s u m Char
tab = char '\t' <?> "tab"
{-# INLINABLE tab #-}

upper :: Stream s m Char => ParsecT s u m Char
upper = satisfy isUpper <?> "uppercase letter"
{-# INLINABLE upper #-}

lower :: Stream s m Char => ParsecT s u m Char
lower = satisfy isLower <?> "lowercase letter"
{-# INLINABLE lower #-}

alphaNum :: Stream s m Char => ParsecT s u m Char
alphaNum = satisfy isAlphaNum <?> "letter or digit"
{-# INLINABLE alphaNum #-}

letter :: Stream s m Char => ParsecT s u m Char
letter = satisfy isAlpha <?> "letter"
{-# INLINABLE letter #-}

digit :: Stream s m Char => ParsecT s u m Char
digit = satisfy isDigit <?> "digit"
{-# INLINABLE digit #-}

hexDigit :: Stream s m Char => ParsecT s u m Char
hexDigit = satisfy isHexDigit <?> "hexadecimal digit"
{-# INLINABLE hexDigit #-}

octDigit :: Stream s m Char => ParsecT s u m Char
octDigit = satisfy isOctDigit <?> "octal digit"
{-# INLINABLE octDigit #-}

char :: Stream s m Char => Char -> ParsecT s u m Char
char c = satisfy (== c) <?> show [c]
{-# INLINABLE char #-}

anyChar :: Stream s m Char => ParsecT s u m Char
anyChar = satisfy (const True)
{-# INLINABLE anyChar #-}

satisfy :: Stream s m Char => (Char -> Bool) -> ParsecT s u m Char
satisfy f = tokenPrim shown (\pos c _ -> updatePosChar pos c) (\c -> if f c then Just c else Nothing)
{-# INLINABLE satisfy #-}

shown :: Char -> String
shown c = show [c]
{-# NOINLINE shown #-}

-- | These characters; the first one is enough to be taken.
string :: Stream s m Char => String -> ParsecT s u m String
string s = tokens show updatePosString s
{-# INLINABLE string #-}

{-# LANGUAGE NoImplicitPrelude #-}
-- | The class Read, its instances for basic types, and what derived instances are made of.
module GHC.Read
  ( Read (..)
  , ReadS
  , choose
  , expectP
  , lex
  , lexDigits
  , lexLitChar
  , lexP
  , list
  , paren
  , parens
  , readField
  , readFieldHash
  , readListDefault
  , readListPrecDefault
  , readLitChar
  , readNumber
  , readParen
  , readSymField
  ) where

import GHC.Base
import GHC.Float
import GHC.Int
import GHC.Natural
import GHC.Num
import GHC.Real
import GHC.Tuple
import GHC.Unicode
import GHC.Word
import Text.ParserCombinators.ReadP (ReadS, readP_to_S)
import qualified Text.ParserCombinators.ReadP as P
import Text.ParserCombinators.ReadPrec
import qualified Text.Read.Lex as L

class Read a where
  readsPrec :: Int -> ReadS a
  readList :: ReadS [a]
  readPrec :: ReadPrec a
  readListPrec :: ReadPrec [a]
  readsPrec = readPrec_to_S readPrec
  readList = readPrec_to_S (list readPrec) 0
  readPrec = readS_to_Prec readsPrec
  readListPrec = readS_to_Prec (\_ -> readList)
  {-# MINIMAL readsPrec | readPrec #-}

readListDefault :: Read a => ReadS [a]
readListDefault = readPrec_to_S readListPrec 0

readListPrecDefault :: Read a => ReadPrec [a]
readListPrecDefault = list readPrec

-- Tokens --------------------------------------------------------------------------------------------------------------

-- | The text of the first token.
lex :: ReadS String
lex s = readP_to_S L.hsLex s

-- | A character of a literal, as written.
lexLitChar :: ReadS String
lexLitChar = readP_to_S (P.gather L.lexChar >>= \(text, _) -> pure (withoutEmpties text))
  where
    withoutEmpties ('\\' : '&' : cs) = withoutEmpties cs
    withoutEmpties (c : cs) = c : withoutEmpties cs
    withoutEmpties [] = []

-- | A character of a literal.
readLitChar :: ReadS Char
readLitChar = readP_to_S L.lexChar

-- | All the decimal digits there are, at least one.
lexDigits :: ReadS String
lexDigits = readP_to_S (P.munch1 isDigit)

lexP :: ReadPrec L.Lexeme
lexP = lift L.lex

expectP :: L.Lexeme -> ReadPrec ()
expectP token = lift (L.expect token)

expectChar :: Char -> ReadPrec ()
expectChar c = expectP (L.Punc [c])
{-# NOINLINE expectChar #-}

-- | Parentheses, required or allowed.
readParen :: Bool -> ReadS a -> ReadS a
readParen required g = if required then mandatory else optional
  where
    optional r = g r ++ mandatory r
    mandatory r = [(x, u) | ("(", s) <- lex r, (x, t) <- optional s, (")", u) <- lex t]

-- | In parentheses.
paren :: ReadPrec a -> ReadPrec a
paren p = expectChar '(' >>= \_ -> reset p >>= \x -> expectChar ')' >>= \_ -> pure x
{-# NOINLINE paren #-}

-- | In any number of parentheses.
parens :: ReadPrec a -> ReadPrec a
parens p = go
  where
    go = p +++ mandatory
    mandatory = paren go
{-# NOINLINE parens #-}

-- | In brackets, with commas between.
list :: ReadPrec a -> ReadPrec [a]
list item = parens (expectChar '[' >>= \_ -> reset first)
  where
    first = close +++ items
    items = item >>= \x -> more >>= \xs -> pure (x : xs)
    more = close +++ (expectChar ',' >>= \_ -> items)
    close = expectChar ']' >>= \_ -> pure []
{-# NOINLINE list #-}

-- | One of these names, each with what to read after it.
choose :: [(String, ReadPrec a)] -> ReadPrec a
choose = foldr alternative pfail
  where
    alternative (name, p) rest =
      (lexP >>= \token -> case token of
        L.Ident text | text == name -> p
        L.Symbol text | text == name -> p
        _ -> pfail)
        +++ rest

-- | A field of a record: name, equals sign, value. A name may end in a hash; a symbol stands in parentheses.
readField, readFieldHash, readSymField :: String -> ReadPrec a -> ReadPrec a
readField name value = expectP (L.Ident name) >>= \_ -> expectP (L.Punc "=") >>= \_ -> value
readFieldHash name value =
  expectP (L.Ident name) >>= \_ -> expectP (L.Symbol "#") >>= \_ -> expectP (L.Punc "=") >>= \_ -> value
readSymField name value =
  expectChar '(' >>= \_ ->
    expectP (L.Symbol name) >>= \_ -> expectChar ')' >>= \_ -> expectP (L.Punc "=") >>= \_ -> value

-- Numbers -------------------------------------------------------------------------------------------------------------

-- | With an optional minus, whatever the context; the function converts the token without it.
readNumber :: Num a => (L.Lexeme -> ReadPrec a) -> ReadPrec a
readNumber convert = parens (lexP >>= \token -> case token of
  L.Symbol "-" -> lexP >>= convert >>= \n -> pure (negate n)
  _ -> convert token)
{-# NOINLINE readNumber #-}

convertInt :: Num a => L.Lexeme -> ReadPrec a
convertInt (L.Number n) | Just i <- L.numberToInteger n = pure (fromInteger i)
convertInt _ = pfail
{-# NOINLINE convertInt #-}

convertFrac :: RealFloat a => L.Lexeme -> ReadPrec a
convertFrac (L.Ident "NaN") = pure (0 / 0)
convertFrac (L.Ident "Infinity") = pure (1 / 0)
convertFrac (L.Number n) = pure result
  where
    result = case L.numberToRangedRational (floatRange result) n of
      Nothing -> 1 / 0
      Just r -> fromRational r
convertFrac _ = pfail
{-# NOINLINE convertFrac #-}

instance Read Int where
  readPrec = readNumber convertInt
  readListPrec = readListPrecDefault
  readList = readListDefault

instance Read Integer where
  readPrec = readNumber convertInt
  readListPrec = readListPrecDefault
  readList = readListDefault

instance Read Word where
  readPrec = readNumber convertInt
  readListPrec = readListPrecDefault
  readList = readListDefault

instance Read Int8 where
  readPrec = readNumber convertInt
  readListPrec = readListPrecDefault
  readList = readListDefault

instance Read Int16 where
  readPrec = readNumber convertInt
  readListPrec = readListPrecDefault
  readList = readListDefault

instance Read Int32 where
  readPrec = readNumber convertInt
  readListPrec = readListPrecDefault
  readList = readListDefault

instance Read Int64 where
  readPrec = readNumber convertInt
  readListPrec = readListPrecDefault
  readList = readListDefault

instance Read Word8 where
  readPrec = readNumber convertInt
  readListPrec = readListPrecDefault
  readList = readListDefault

instance Read Word16 where
  readPrec = readNumber convertInt
  readListPrec = readListPrecDefault
  readList = readListDefault

instance Read Word32 where
  readPrec = readNumber convertInt
  readListPrec = readListPrecDefault
  readList = readListDefault

instance Read Word64 where
  readPrec = readNumber convertInt
  readListPrec = readListPrecDefault
  readList = readListDefault

instance Read Float where
  readPrec = readNumber convertFrac
  readListPrec = readListPrecDefault
  readList = readListDefault

instance Read Double where
  readPrec = readNumber convertFrac
  readListPrec = readListPrecDefault
  readList = readListDefault

-- | What is negative is not read.
instance Read Natural where
  readsPrec p s = [(fromInteger n, rest) | (n, rest) <- readsPrec p s, n >= 0]

instance (Integral a, Read a) => Read (Ratio a) where
  readPrec =
    parens
      ( prec 7 (step readPrec >>= \x -> expectP (L.Symbol "%") >>= \_ -> step readPrec >>= \y -> pure (x % y))
      )
  readListPrec = readListPrecDefault
  readList = readListDefault

-- Characters and other types ------------------------------------------------------------------------------------------

-- | A list of characters may be a string literal.
instance Read Char where
  readPrec = parens (lexP >>= \token -> case token of
    L.Char c -> pure c
    _ -> pfail)
  readListPrec = parens (lexP >>= \token -> case token of
    L.String text -> pure text
    _ -> pfail) +++ readListPrecDefault
  readList = readListDefault

deriving instance Read Bool

deriving instance Read Ordering

deriving instance Read a => Read (Maybe a)

deriving instance Read a => Read (Solo a)

deriving instance Read a => Read (NonEmpty a)

deriving instance Read GeneralCategory

instance Read a => Read [a] where
  readPrec = readListPrec
  readListPrec = readListPrecDefault
  readList = readListDefault

instance Read L.Lexeme where
  readPrec = lexP
  readListPrec = readListPrecDefault
  readList = readListDefault

-- Tuples --------------------------------------------------------------------------------------------------------------

instance Read () where
  readPrec = parens (paren (pure ()))
  readListPrec = readListPrecDefault
  readList = readListDefault

-- | The next component of a tuple.
next :: Read a => ReadPrec a
next = expectChar ',' >>= \_ -> readPrec
{-# NOINLINE next #-}

instance (Read a, Read b) => Read (a, b) where
  readPrec = parens (paren (readPrec >>= \a -> next >>= \b -> pure (a, b)))
  readListPrec = readListPrecDefault
  readList = readListDefault

instance (Read a, Read b, Read c) => Read (a, b, c) where
  readPrec = parens (paren (readPrec >>= \a -> next >>= \b -> next >>= \c -> pure (a, b, c)))
  readListPrec = readListPrecDefault
  readList = readListDefault

instance (Read a, Read b, Read c, Read d) => Read (a, b, c, d) where
  readPrec = parens (paren (readPrec >>= \a -> next >>= \b -> next >>= \c -> next >>= \d -> pure (a, b, c, d)))
  readListPrec = readListPrecDefault
  readList = readListDefault

instance (Read a, Read b, Read c, Read d, Read e) => Read (a, b, c, d, e) where
  readPrec = parens (paren (do
    a <- readPrec
    b <- next
    c <- next
    d <- next
    e <- next
    pure (a, b, c, d, e)))
  readListPrec = readListPrecDefault
  readList = readListDefault

instance (Read a, Read b, Read c, Read d, Read e, Read f) => Read (a, b, c, d, e, f) where
  readPrec = parens (paren (do
    a <- readPrec
    b <- next
    c <- next
    d <- next
    e <- next
    f <- next
    pure (a, b, c, d, e, f)))
  readListPrec = readListPrecDefault
  readList = readListDefault

instance (Read a, Read b, Read c, Read d, Read e, Read f, Read g) => Read (a, b, c, d, e, f, g) where
  readPrec = parens (paren (do
    a <- readPrec
    b <- next
    c <- next
    d <- next
    e <- next
    f <- next
    g <- next
    pure (a, b, c, d, e, f, g)))
  readListPrec = readListPrecDefault
  readList = readListDefault

instance (Read a, Read b, Read c, Read d, Read e, Read f, Read g, Read h) => Read (a, b, c, d, e, f, g, h) where
  readPrec = parens (paren (do
    a <- readPrec
    b <- next
    c <- next
    d <- next
    e <- next
    f <- next
    g <- next
    h <- next
    pure (a, b, c, d, e, f, g, h)))
  readListPrec = readListPrecDefault
  readList = readListDefault

instance
  (Read a, Read b, Read c, Read d, Read e, Read f, Read g, Read h, Read i)
  => Read (a, b, c, d, e, f, g, h, i) where
  readPrec = parens (paren (do
    a <- readPrec
    b <- next
    c <- next
    d <- next
    e <- next
    f <- next
    g <- next
    h <- next
    i <- next
    pure (a, b, c, d, e, f, g, h, i)))
  readListPrec = readListPrecDefault
  readList = readListDefault

instance
  (Read a, Read b, Read c, Read d, Read e, Read f, Read g, Read h, Read i, Read j)
  => Read (a, b, c, d, e, f, g, h, i, j) where
  readPrec = parens (paren (do
    a <- readPrec
    b <- next
    c <- next
    d <- next
    e <- next
    f <- next
    g <- next
    h <- next
    i <- next
    j <- next
    pure (a, b, c, d, e, f, g, h, i, j)))
  readListPrec = readListPrecDefault
  readList = readListDefault

instance
  (Read a, Read b, Read c, Read d, Read e, Read f, Read g, Read h, Read i, Read j, Read k)
  => Read (a, b, c, d, e, f, g, h, i, j, k) where
  readPrec = parens (paren (do
    a <- readPrec
    b <- next
    c <- next
    d <- next
    e <- next
    f <- next
    g <- next
    h <- next
    i <- next
    j <- next
    k <- next
    pure (a, b, c, d, e, f, g, h, i, j, k)))
  readListPrec = readListPrecDefault
  readList = readListDefault

instance
  (Read a, Read b, Read c, Read d, Read e, Read f, Read g, Read h, Read i, Read j, Read k, Read l)
  => Read (a, b, c, d, e, f, g, h, i, j, k, l) where
  readPrec = parens (paren (do
    a <- readPrec
    b <- next
    c <- next
    d <- next
    e <- next
    f <- next
    g <- next
    h <- next
    i <- next
    j <- next
    k <- next
    l <- next
    pure (a, b, c, d, e, f, g, h, i, j, k, l)))
  readListPrec = readListPrecDefault
  readList = readListDefault

instance
  (Read a, Read b, Read c, Read d, Read e, Read f, Read g, Read h, Read i, Read j, Read k, Read l, Read m)
  => Read (a, b, c, d, e, f, g, h, i, j, k, l, m) where
  readPrec = parens (paren (do
    a <- readPrec
    b <- next
    c <- next
    d <- next
    e <- next
    f <- next
    g <- next
    h <- next
    i <- next
    j <- next
    k <- next
    l <- next
    m <- next
    pure (a, b, c, d, e, f, g, h, i, j, k, l, m)))
  readListPrec = readListPrecDefault
  readList = readListDefault

instance
  (Read a, Read b, Read c, Read d, Read e, Read f, Read g, Read h, Read i, Read j, Read k, Read l, Read m,
  Read n)
  => Read (a, b, c, d, e, f, g, h, i, j, k, l, m, n) where
  readPrec = parens (paren (do
    a <- readPrec
    b <- next
    c <- next
    d <- next
    e <- next
    f <- next
    g <- next
    h <- next
    i <- next
    j <- next
    k <- next
    l <- next
    m <- next
    n <- next
    pure (a, b, c, d, e, f, g, h, i, j, k, l, m, n)))
  readListPrec = readListPrecDefault
  readList = readListDefault

instance
  (Read a, Read b, Read c, Read d, Read e, Read f, Read g, Read h, Read i, Read j, Read k, Read l, Read m,
  Read n, Read o)
  => Read (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o) where
  readPrec = parens (paren (do
    a <- readPrec
    b <- next
    c <- next
    d <- next
    e <- next
    f <- next
    g <- next
    h <- next
    i <- next
    j <- next
    k <- next
    l <- next
    m <- next
    n <- next
    o <- next
    pure (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o)))
  readListPrec = readListPrecDefault
  readList = readListDefault

-- | Parsers made of parsers.
module Text.Parsec.Combinator
  ( choice, count, between, option, optionMaybe, optional, skipMany1, many1
  , sepBy, sepBy1, endBy, endBy1, sepEndBy, sepEndBy1, chainl, chainl1, chainr, chainr1
  , eof, notFollowedBy, manyTill, lookAhead, anyToken, parserTrace, parserTraced
  ) where

import Control.Monad (replicateM)
import Debug.Trace (trace)
import Text.Parsec.Prim

-- | The first one that does not fail without having taken anything.
choice :: Stream s m t => [ParsecT s u m a] -> ParsecT s u m a
choice = foldr (<|>) parserZero

-- | A default where the parser fails and has taken nothing.
option :: Stream s m t => a -> ParsecT s u m a -> ParsecT s u m a
option x p = p <|> return x
{-# INLINE option #-}

optionMaybe :: Stream s m t => ParsecT s u m a -> ParsecT s u m (Maybe a)
optionMaybe p = option Nothing (Just <$> p)

optional :: Stream s m t => ParsecT s u m a -> ParsecT s u m ()
optional p = (() <$ p) <|> return ()

between :: Stream s m t => ParsecT s u m open -> ParsecT s u m close -> ParsecT s u m a -> ParsecT s u m a
between open close p = open *> p <* close
{-# INLINE between #-}

skipMany1 :: Stream s m t => ParsecT s u m a -> ParsecT s u m ()
skipMany1 p = p *> skipMany p

many1 :: Stream s m t => ParsecT s u m a -> ParsecT s u m [a]
many1 p = do
  x <- p
  xs <- many p
  return (x : xs)

sepBy, sepBy1, endBy, endBy1, sepEndBy, sepEndBy1
  :: Stream s m t => ParsecT s u m a -> ParsecT s u m sep -> ParsecT s u m [a]
sepBy p sep = sepBy1 p sep <|> return []

sepBy1 p sep = do
  x <- p
  xs <- many (sep *> p)
  return (x : xs)

endBy p sep = many (p <* sep)

endBy1 p sep = many1 (p <* sep)

sepEndBy p sep = sepEndBy1 p sep <|> return []

sepEndBy1 p sep = do
  x <- p
  xs <- (sep *> sepEndBy p sep) <|> return []
  return (x : xs)

count :: Stream s m t => Int -> ParsecT s u m a -> ParsecT s u m [a]
count = replicateM

chainl, chainr :: Stream s m t => ParsecT s u m a -> ParsecT s u m (a -> a -> a) -> a -> ParsecT s u m a
chainl p op x = chainl1 p op <|> return x
chainr p op x = chainr1 p op <|> return x

-- | Operands with operators between them, which group to the left.
chainl1 :: Stream s m t => ParsecT s u m a -> ParsecT s u m (a -> a -> a) -> ParsecT s u m a
chainl1 p op = p >>= more
  where
    more x = step x <|> return x
    step x = do
      f <- op
      y <- p
      more (f x y)

-- | The same, and they group to the right.
chainr1 :: Stream s m t => ParsecT s u m a -> ParsecT s u m (a -> a -> a) -> ParsecT s u m a
chainr1 p op = operand
  where
    operand = p >>= \x -> step x <|> return x
    step x = do
      f <- op
      y <- operand
      return (f x y)

anyToken :: (Stream s m t, Show t) => ParsecT s u m t
anyToken = tokenPrim show (\pos _ _ -> pos) Just

eof :: (Stream s m t, Show t) => ParsecT s u m ()
eof = notFollowedBy anyToken <?> "end of input"

-- | Fails, and takes nothing, where the parser has a result.
notFollowedBy :: (Stream s m t, Show a) => ParsecT s u m a -> ParsecT s u m ()
notFollowedBy p = try ((try p >>= unexpected . show) <|> return ())

-- | The results of the first parser until the second one has one.
manyTill :: Stream s m t => ParsecT s u m a -> ParsecT s u m end -> ParsecT s u m [a]
manyTill p end = go
  where
    go = ([] <$ end) <|> item
    item = do
      x <- p
      xs <- go
      return (x : xs)

-- | Shows the rest of the input, and goes on where it was.
parserTrace :: (Show t, Stream s m t) => String -> ParsecT s u m ()
parserTrace name = shown <|> return ()
  where
    shown = try (do
      rest <- try (many1 anyToken)
      trace (name ++ ": " ++ show rest) (try eof)
      fail (show rest))

-- | `parserTrace` that also tells where the parser has failed and taken nothing.
parserTraced :: (Stream s m t, Show t) => String -> ParsecT s u m b -> ParsecT s u m b
parserTraced name p = do
  parserTrace name
  p <|> trace (name ++ " backtracked") (fail name)

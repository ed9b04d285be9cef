{-# LANGUAGE NoImplicitPrelude #-}
-- | Values from text.
module Text.Read
  ( Lexeme (..)
  , Read (..)
  , ReadS
  , lex
  , lexP
  , parens
  , read
  , readEither
  , readListDefault
  , readListPrecDefault
  , readMaybe
  , readParen
  , reads
  , module Text.ParserCombinators.ReadPrec
  ) where

import Data.Either
import GHC.Base
import GHC.Read
import Text.ParserCombinators.ReadP (skipSpaces)
import Text.ParserCombinators.ReadPrec
import Text.Read.Lex (Lexeme (..))

reads :: Read a => ReadS a
reads = readsPrec minPrec

-- | The value the whole text stands for, or why there is none.
readEither :: Read a => String -> Either String a
readEither s = case [x | (x, "") <- readPrec_to_S whole minPrec s] of
  [x] -> Right x
  [] -> Left "Prelude.read: no parse"
  _ -> Left "Prelude.read: ambiguous parse"
  where
    whole = readPrec >>= \x -> lift skipSpaces >>= \_ -> pure x

readMaybe :: Read a => String -> Maybe a
readMaybe s = case readEither s of
  Left _ -> Nothing
  Right x -> Just x

read :: Read a => String -> a
read s = either errorWithoutStackTrace id (readEither s)

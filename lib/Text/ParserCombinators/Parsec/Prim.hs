-- | Text.Parsec.Prim as it was in version 2.
module Text.ParserCombinators.Parsec.Prim
  ( (<?>), (<|>), many, skipMany, try, token, tokenPrim, tokenPrimEx, tokens, unexpected, pzero, label, labels
  , GenParser, Parser, runParser, parse, parseFromFile, parseTest
  , getState, setState, updateState, getPosition, setPosition, getInput, setInput
  , State(..), getParserState, setParserState
  ) where

import Text.Parsec.Error (ParseError)
import Text.Parsec.Pos (SourceName)
import Text.Parsec.Prim hiding (runParser, try)
import qualified Text.Parsec.Prim as Prim
import Text.Parsec.String

pzero :: GenParser tok st a
pzero = parserZero

runParser :: GenParser tok st a -> st -> SourceName -> [tok] -> Either ParseError a
runParser = Prim.runParser

try :: GenParser tok st a -> GenParser tok st a
try = Prim.try

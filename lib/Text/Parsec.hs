-- | Parsers made of parsers, with errors for people: the modules that most programs need.
module Text.Parsec
  ( module Text.Parsec.Prim
  , module Text.Parsec.Char
  , module Text.Parsec.Combinator
  , ParseError, errorPos
  , SourcePos, SourceName, Line, Column
  , sourceName, sourceLine, sourceColumn
  , incSourceLine, incSourceColumn
  , setSourceLine, setSourceColumn, setSourceName
  ) where

import Text.Parsec.Char
import Text.Parsec.Combinator
import Text.Parsec.Error
import Text.Parsec.Pos
import Text.Parsec.Prim

-- | Text.Parsec.Pos as it was in version 2.
module Text.ParserCombinators.Parsec.Pos (module Text.Parsec.Pos) where

import Text.Parsec.Pos

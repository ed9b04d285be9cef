-- | Text.Parsec.Token as it was in version 2.
module Text.ParserCombinators.Parsec.Token (module Text.Parsec.Token) where

import Text.Parsec.Token

-- | Parsers of strings of bytes, each a character.
module Text.Parsec.ByteString (Parser, GenParser, parseFromFile) where

import Data.ByteString (ByteString)
import qualified Data.ByteString as ByteString
import Text.Parsec.Error
import Text.Parsec.Prim

type Parser = Parsec ByteString ()
type GenParser t st = Parsec ByteString st

-- | The result of a parser for the text of a file.
parseFromFile :: Parser a -> FilePath -> IO (Either ParseError a)
parseFromFile p file = runP p () file <$> ByteString.readFile file

-- | Parsers of lazy strings of bytes, each a character.
module Text.Parsec.ByteString.Lazy (Parser, GenParser, parseFromFile) where

import Data.ByteString.Lazy (ByteString)
import qualified Data.ByteString.Lazy as ByteString
import Text.Parsec.Error
import Text.Parsec.Prim

type Parser = Parsec ByteString ()
type GenParser t st = Parsec ByteString st

-- | The result of a parser for the text of a file.
parseFromFile :: Parser a -> FilePath -> IO (Either ParseError a)
parseFromFile p file = runP p () file <$> ByteString.readFile file

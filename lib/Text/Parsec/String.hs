-- | Parsers of strings.
module Text.Parsec.String (Parser, GenParser, parseFromFile) where

import Text.Parsec.Error
import Text.Parsec.Prim

type Parser = Parsec String ()
type GenParser tok st = Parsec [tok] st

-- | The result of a parser for the text of a file.
parseFromFile :: Parser a -> FilePath -> IO (Either ParseError a)
parseFromFile p file = runP p () file <$> readFile file

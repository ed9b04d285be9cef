-- | Parsers of lazy texts.
module Text.Parsec.Text.Lazy (Parser, GenParser, parseFromFile) where

import Data.Text.Lazy (Text)
import qualified Data.Text.Lazy.IO as Text
import Text.Parsec.Error
import Text.Parsec.Prim

type Parser = Parsec Text ()
type GenParser st = Parsec Text st

-- | The result of a parser for the text of a file.
parseFromFile :: Parser a -> FilePath -> IO (Either ParseError a)
parseFromFile p file = runP p () file <$> Text.readFile file

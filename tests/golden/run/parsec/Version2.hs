-- A small Scheme by the modules and names of version 2.
import Text.ParserCombinators.Parsec hiding (spaces)
import qualified Text.ParserCombinators.Parsec as P
import Text.ParserCombinators.Parsec.Char (CharParser)
import Text.ParserCombinators.Parsec.Error (Message(..), errorMessages, messageCompare, messageEq)
import Text.ParserCombinators.Parsec.Language (haskellDef, LanguageDef, commentLine)
import Text.ParserCombinators.Parsec.Perm (permute, (<||>), (<$$>))
import Text.ParserCombinators.Parsec.Pos (newPos)
import qualified Text.ParserCombinators.Parsec.Token as Token

data Val = Atom String | List [Val] | Dotted [Val] Val | Number Integer | Str String | Bool Bool deriving Show

atom :: Parser Val
atom = do
  first <- letter <|> symbol
  rest <- many (letter <|> digit <|> symbol)
  return $ case first : rest of
    "#t" -> Bool True
    "#f" -> Bool False
    name -> Atom name
  where symbol = oneOf "!$%&|*+-/:<=?>@^_~#"

expr :: Parser Val
expr = atom <|> (Str <$> (char '"' *> many (noneOf "\"") <* char '"')) <|> (Number . read <$> many1 digit) <|> quoted <|> lists
  where
    quoted = char '\'' >> expr >>= \x -> return (List [Atom "quote", x])
    lists = do
      _ <- char '('
      x <- try (List <$> sepBy expr spaces) <|> Dotted <$> endBy expr spaces <*> (char '.' >> spaces >> expr)
      _ <- char ')'
      return x

spaces :: CharParser st ()
spaces = skipMany1 space

tokens' :: Token.TokenParser ()
tokens' = Token.makeTokenParser (haskellDef {commentLine = ";"} :: LanguageDef ())

main :: IO ()
main = do
  mapM_ (\s -> print (parse expr "lisp" s)) ["(a test)", "(a (nested) test)", "(a (dotted . list) test)", "(a '(quoted (dotted . list)) \"x\")", "(a '(imbalanced parens)", "#t", "25", ")"]
  print (P.runParser (getState >>= \n -> count n anyChar <* setState 0) 2 "" "abc")
  print (parse (pzero <|> (Token.natural tokens' <* Token.dot tokens')) "" "12 ; c\n .")
  print (parse (permute ((,) <$$> char 'a' <||> char 'b')) "" "ba")
  either (\e -> print (errorPos e, [messageEq m (Expect "") | m <- errorMessages e])) print (parse (char 'a' <|> char 'b') "" "c")
  print (messageCompare (Message "a") (Expect "b"), newPos "f" 1 2)

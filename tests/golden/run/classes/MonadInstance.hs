-- A state monad and a parser written out: Functor, Applicative, Monad, Alternative.
import Control.Applicative
import Data.Char (isDigit, isSpace)

newtype Parser a = Parser { runParser :: String -> Maybe (a, String) }
instance Functor Parser where fmap f (Parser p) = Parser $ \s -> fmap (\(a, r) -> (f a, r)) (p s)
instance Applicative Parser where
  pure a = Parser $ \s -> Just (a, s)
  Parser f <*> Parser p = Parser $ \s -> case f s of
    Nothing -> Nothing
    Just (g, r) -> fmap (\(a, t) -> (g a, t)) (p r)
instance Monad Parser where Parser p >>= f = Parser $ \s -> p s >>= \(a, r) -> runParser (f a) r
instance Alternative Parser where { empty = Parser (const Nothing); Parser p <|> Parser q = Parser $ \s -> p s <|> q s }

satisfy :: (Char -> Bool) -> Parser Char
satisfy f = Parser go where { go (c : cs) | f c = Just (c, cs); go _ = Nothing }

token :: Char -> Parser Char
token c = satisfy (== c) <* many (satisfy isSpace)

expr, term, factor :: Parser Int
expr = foldl (\a (o, b) -> if o == '+' then a + b else a - b) <$> term <*> many ((,) <$> (token '+' <|> token '-') <*> term)
term = product <$> ((:) <$> factor <*> many (token '*' *> factor))
factor = (read <$> some (satisfy isDigit) <* many (satisfy isSpace)) <|> (token '(' *> expr <* token ')')

main :: IO ()
main = mapM_ (print . runParser expr) ["1 + 2*3", "(1+2) * 3 - 4", "12*(2-", "x", "7 rest"]

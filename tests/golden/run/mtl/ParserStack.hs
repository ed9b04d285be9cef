import Control.Applicative
import Control.Monad.State
import Data.Char

type Parser = StateT String Maybe

item :: (Char -> Bool) -> Parser Char
item ok = do
  c : rest <- get
  guard (ok c)
  put rest
  return c

token :: Parser a -> Parser a
token p = p <* many (item isSpace)

symbol :: Char -> Parser Char
symbol = token . item . (==)

number :: Parser Integer
number = token (read <$> some (item isDigit))

expr, term, factor :: Parser Integer
expr = term >>= rest
  where rest a = (do { op <- (+) <$ symbol '+' <|> (-) <$ symbol '-'; b <- term; rest (op a b) }) <|> return a
term = factor >>= rest
  where rest a = (do { op <- (*) <$ symbol '*' <|> div <$ symbol '/'; b <- factor; rest (op a b) }) <|> return a
factor = number <|> (symbol '(' *> expr <* symbol ')') <|> (negate <$> (symbol '-' *> factor))

main :: IO ()
main = do
  print (runStateT expr "1 + 2 * (3 - 4) * 5")
  print (evalStateT expr "2*3*4 - 10/3", runStateT expr "7 + x", runStateT expr "+")
  print (evalStateT (many number) "1 22 333", evalStateT (some (symbol 'x')) "y", runStateT (optional number) "abc")
  print (evalStateT (msum [mzero, number]) "5", execStateT (mfilter even number) "3", execStateT (mfilter even number) "4 x")

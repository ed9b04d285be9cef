module Main where

import Control.Applicative
import Data.Char

newtype Parser a = Parser {runParser :: String -> [(a, String)]}

instance Functor Parser where
  fmap f p = Parser $ \s -> [(f a, r) | (a, r) <- runParser p s]

instance Applicative Parser where
  pure x = Parser $ \s -> [(x, s)]
  pf <*> px = Parser $ \s -> [(f x, r') | (f, r) <- runParser pf s, (x, r') <- runParser px r]

instance Monad Parser where
  p >>= f = Parser $ \s -> concat [runParser (f a) r | (a, r) <- runParser p s]

instance Alternative Parser where
  empty = Parser (const [])
  p <|> q = Parser $ \s -> case runParser p s of
    [] -> runParser q s
    rs -> rs

item :: Parser Char
item = Parser $ \s -> case s of
  [] -> []
  (c : cs) -> [(c, cs)]

sat :: (Char -> Bool) -> Parser Char
sat p = do
  c <- item
  if p c then return c else empty

char :: Char -> Parser Char
char = sat . (==)

token :: Parser a -> Parser a
token p = p <* many (sat isSpace)

symbol :: String -> Parser String
symbol = token . traverse char

chainl1 :: Parser a -> Parser (a -> a -> a) -> Parser a
chainl1 p op = p >>= rest
  where
    rest a = (do f <- op; b <- p; rest (f a b)) <|> pure a

chainr1 :: Parser a -> Parser (a -> a -> a) -> Parser a
chainr1 p op = do
  a <- p
  (do f <- op; b <- chainr1 p op; pure (f a b)) <|> pure a

data Expr
  = Num Double
  | Var String
  | Bin Char Expr Expr
  | Neg Expr
  | Call String [Expr]
  deriving (Eq, Show)

expr, term, power, atom :: Parser Expr
expr = chainl1 term (binary '+' <|> binary '-')
term = chainl1 power (binary '*' <|> binary '/')
power = chainr1 atom (binary '^')
atom = number <|> call <|> (symbol "(" *> expr <* symbol ")") <|> (Neg <$> (symbol "-" *> atom))

binary :: Char -> Parser (Expr -> Expr -> Expr)
binary c = Bin c <$ symbol [c]

number :: Parser Expr
number = token $ do
  ds <- some (sat isDigit)
  frac <- (char '.' *> some (sat isDigit)) <|> pure "0"
  return (Num (read (ds ++ "." ++ frac)))

call :: Parser Expr
call = do
  name <- token ((:) <$> sat isAlpha <*> many (sat isAlphaNum))
  (Call name <$> (symbol "(" *> args <* symbol ")")) <|> pure (Var name)
  where
    args = ((:) <$> expr <*> many (symbol "," *> expr)) <|> pure []

eval :: [(String, Double)] -> Expr -> Either String Double
eval _ (Num n) = Right n
eval env (Var v) = maybe (Left ("unbound: " ++ v)) Right (lookup v env)
eval env (Neg e) = negate <$> eval env e
eval env (Bin op a b) = do
  x <- eval env a
  y <- eval env b
  case op of
    '+' -> Right (x + y)
    '-' -> Right (x - y)
    '*' -> Right (x * y)
    '/' | y == 0 -> Left "division by zero"
        | otherwise -> Right (x / y)
    '^' -> Right (x ** y)
    _ -> Left ("operator " ++ [op])
eval env (Call f es) = do
  xs <- mapM (eval env) es
  case (f, xs) of
    ("sqrt", [x]) -> Right (sqrt x)
    ("max", _ : _) -> Right (maximum xs)
    ("sum", _) -> Right (sum xs)
    _ -> Left ("no function " ++ f ++ "/" ++ show (length xs))

parseAll :: String -> Maybe Expr
parseAll s = case [e | (e, "") <- runParser (many (sat isSpace) *> expr) s] of
  [e] -> Just e
  _ -> Nothing

main :: IO ()
main = mapM_ run inputs
  where
    inputs =
      [ "1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "10 - 4 - 3", "-(2 + 3)", "x * x + y", "1 / 0", "sqrt(2) * sqrt(2)"
      , "max(1, 5, 3) + sum()", "foo(1)", "2 +", "z", "3.25*4" ]
    run s = putStrLn (s ++ " => " ++ maybe "syntax error" (either ("error: " ++) show . eval [("x", 3), ("y", 0.5)]) (parseAll s))

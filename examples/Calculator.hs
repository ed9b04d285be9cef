{-# LANGUAGE LambdaCase #-}
-- | A small functional language: parser, type-free evaluator, and a prompt that runs some programs.
--
-- > let rec fact = \n -> if n < 2 then 1 else n * fact (n - 1) in fact 20
--
-- The parser is made of combinators over 'StateT'; the evaluator is call by need, because Haskell is: environments hold
-- values that are not computed until they are looked at. Errors travel in 'Either'.
module Main (main) where

import Control.Applicative (Alternative (..))
import Control.Monad (forM_, guard, unless)
import Control.Monad.Except
import Control.Monad.State
import Data.Char (isAlpha, isAlphaNum, isDigit, isSpace)
import qualified Data.Map as Map
import Data.Map (Map)

-- * Syntax

type Name = String

data Expr
  = Lit Integer
  | Var Name
  | Lam Name Expr
  | App Expr Expr
  | Let Bool Name Expr Expr
  | If Expr Expr Expr
  | Op Operator Expr Expr
  deriving (Eq, Show)

data Operator = Add | Sub | Mul | Div | Less | Equal
  deriving (Eq, Show, Enum, Bounded)

-- * Lexing and parsing

data Token = Word Name | Int Integer | Symbol String
  deriving (Eq, Show)

keywords :: [Name]
keywords = ["let", "rec", "in", "if", "then", "else"]

tokenize :: String -> Either String [Token]
tokenize [] = Right []
tokenize text@(c : rest)
  | isSpace c = tokenize rest
  | isDigit c, (digits, more) <- span isDigit text = (Int (read digits) :) <$> tokenize more
  | isAlpha c, (word, more) <- span isAlphaNum text = (Word word :) <$> tokenize more
  | '-' : '>' : more <- text = (Symbol "->" :) <$> tokenize more
  | '=' : '=' : more <- text = (Symbol "==" :) <$> tokenize more
  | c `elem` "\\()+-*/<=" = (Symbol [c] :) <$> tokenize rest
  | otherwise = Left ("stray " ++ show c)

type Parser = StateT [Token] Maybe

next :: Parser Token
next = get >>= \case
  [] -> empty
  t : ts -> t <$ put ts

token :: Token -> Parser ()
token t = next >>= guard . (== t)

keyword, symbol :: String -> Parser ()
keyword = token . Word
symbol = token . Symbol

name :: Parser Name
name = next >>= \case
  Word w | w `notElem` keywords -> return w
  _ -> empty

expression :: Parser Expr
expression = binding <|> conditional <|> lambda <|> comparison
  where
    binding = do
      keyword "let"
      recursive <- (True <$ keyword "rec") <|> pure False
      Let recursive <$> name <* symbol "=" <*> expression <* keyword "in" <*> expression
    conditional = If <$ keyword "if" <*> expression <* keyword "then" <*> expression <* keyword "else" <*> expression
    lambda = symbol "\\" *> (flip (foldr Lam) <$> some name <* symbol "->" <*> expression)

comparison, total, term, application, atom :: Parser Expr
comparison = do
  left <- total
  (operator [("<", Less), ("==", Equal)] <*> pure left <*> total) <|> pure left
total = term `chained` operator [("+", Add), ("-", Sub)]
term = application `chained` operator [("*", Mul), ("/", Div)]
application = foldl1 App <$> some atom
atom = (Lit <$> int) <|> (Var <$> name) <|> (symbol "(" *> expression <* symbol ")")
  where
    int = next >>= \case
      Int n -> return n
      _ -> empty

operator :: [(String, Operator)] -> Parser (Expr -> Expr -> Expr)
operator table = foldr (<|>) empty [Op op <$ symbol text | (text, op) <- table]

-- | One or more, associating to the left.
chained :: Parser a -> Parser (a -> a -> a) -> Parser a
chained p op = p >>= rest
  where
    rest left = (op <*> pure left <*> p >>= rest) <|> pure left

parse :: String -> Either String Expr
parse text = do
  tokens <- tokenize text
  case runStateT expression tokens of
    Just (expr, []) -> Right expr
    Just (_, unexpected : _) -> Left ("unexpected " ++ show unexpected)
    Nothing -> Left "this is no expression"

-- * Evaluation

data Value
  = Number Integer
  | Truth Bool
  | Function (Result -> Result)

-- | What an expression comes to, when it is looked at.
type Result = Either Error Value

data Error = Unbound Name | NotA String Value | DivisionByZero

instance Show Value where
  show = \case
    Number n -> show n
    Truth b -> show b
    Function _ -> "<function>"

instance Show Error where
  show = \case
    Unbound x -> x ++ " is not defined"
    NotA what value -> show value ++ " is not a " ++ what
    DivisionByZero -> "division by zero"

type Environment = Map Name Result

eval :: Environment -> Expr -> Result
eval env = \case
  Lit n -> Right (Number n)
  Var x -> Map.findWithDefault (Left (Unbound x)) x env
  Lam x body -> Right (Function (\argument -> eval (Map.insert x argument env) body))
  App f argument -> eval env f >>= function >>= \apply -> apply (eval env argument)
  Let False x bound body -> eval (Map.insert x (eval env bound) env) body
  Let True x bound body -> let env' = Map.insert x (eval env' bound) env in eval env' body
  If condition yes no -> eval env condition >>= truth >>= \b -> eval env (if b then yes else no)
  Op op left right -> do
    a <- eval env left >>= number
    b <- eval env right >>= number
    compute op a b

compute :: Operator -> Integer -> Integer -> Result
compute op a b = case op of
  Add -> Right (Number (a + b))
  Sub -> Right (Number (a - b))
  Mul -> Right (Number (a * b))
  Div | b == 0 -> throwError DivisionByZero
      | otherwise -> Right (Number (a `div` b))
  Less -> Right (Truth (a < b))
  Equal -> Right (Truth (a == b))

number :: Value -> Either Error Integer
number = \case { Number n -> Right n; v -> Left (NotA "number" v) }

truth :: Value -> Either Error Bool
truth = \case { Truth b -> Right b; v -> Left (NotA "truth value" v) }

function :: Value -> Either Error (Result -> Result)
function = \case { Function f -> Right f; v -> Left (NotA "function" v) }

-- * Programs

-- | Some expressions, among them what is wrong in every way there is.
programs :: [String]
programs =
  [ "1 + 2 * 3 - 10 / 4"
  , "let rec fact = \\n -> if n < 2 then 1 else n * fact (n - 1) in fact 30"
  , "let rec fib = \\n -> if n < 2 then n else fib (n - 1) + fib (n - 2) in fib 15"
  , "let compose = \\f g x -> f (g x) in let twice = \\f -> compose f f in twice twice (\\x -> x * 3) 1"
  , "let rec even = \\n -> if n == 0 then 1 == 1 else odd (n - 1) in even 3"
  , "let rec loop = loop in (\\x y -> y) loop 42"
  , "let rec pow = \\b e -> if e == 0 then 1 else let half = pow b (e / 2) in half * half * (if e - e / 2 * 2 == 0 then 1 else b) in pow 3 100"
  , "(\\x y -> x) 1 (2 / 0)"
  , "2 / (1 - 1)"
  , "\\x -> x"
  , "1 2"
  , "if 1 then 2 else 3"
  , "let x = in 3"
  , "1 + 2)"
  , "7 % 2"
  ]

main :: IO ()
main = do
  forM_ programs $ \text -> do
    putStrLn ("> " ++ text)
    putStrLn (either ("syntax error: " ++) (either (("error: " ++) . show) show . eval Map.empty) (parse text))
  unless (fmap (const ()) (parse "let rec f = f in f") == Right ()) (putStrLn "the parser is broken")

{-# LANGUAGE FlexibleContexts #-}
-- Expressions by tables of operators, of both versions.
import Data.Functor.Identity (Identity)
import Text.Parsec
import Text.Parsec.Expr
import Text.Parsec.String (Parser)
import qualified Text.ParserCombinators.Parsec.Expr as Old

expr :: Parser Integer
expr = buildExpressionParser table term <?> "expression"
  where
    term = between (char '(') (char ')') expr <|> (read <$> many1 digit) <?> "simple expression"
    table =
      [ [prefix "-" negate, prefix "+" id, Postfix (char '!' *> pure (\n -> product [1 .. n]))]
      , [binary "^" (^) AssocRight]
      , [binary "*" (*) AssocLeft, binary "/" div AssocLeft]
      , [binary "+" (+) AssocLeft, binary "-" (-) AssocLeft]
      , [binary "<=>" (\x y -> if x < y then -1 else if x > y then 1 else 0) AssocNone]
      , [binary "&" min AssocLeft, binary "|" max AssocRight, binary "~" (\x _ -> x) AssocNone]
      ]
    binary :: String -> (a -> a -> a) -> Assoc -> Operator String () Identity a
    binary name f = Infix (string name *> pure f <?> "operator " ++ name)
    prefix name f = Prefix (f <$ string name)

old :: Parser String
old = Old.buildExpressionParser [[Old.Infix (op '*') AssocLeft], [Old.Infix (op '+') AssocRight, Old.Prefix (f <$ char '-')], [Old.Postfix (f <$ char '?')]] (pure <$> letter)
  where
    op c = (\x y -> "(" ++ x ++ [c] ++ y ++ ")") <$ char c
    f x = "[" ++ x ++ "]"

main :: IO ()
main = do
  mapM_ (\s -> putStrLn s >> print (parse (expr <* eof) "" s))
    [ "1+2*3", "2^3^2", "10-4-3", "-(2+3)!", "3!^2", "--1", "1<=>2", "1<=>2<=>3", "1&2|3", "3|2&1", "1~2~3", "1~2&3", "1|2|3", "1+", "(1", "", "1 2", "*" ]
  mapM_ (\s -> print (parse (old <* eof) "" s)) ["a*b*c+d+e", "-a*b?", "a+-b", "a??", "a*"]

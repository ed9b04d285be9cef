-- | Parsers of expressions from a table of operators.
module Text.Parsec.Expr (Assoc(..), Operator(..), OperatorTable, buildExpressionParser) where

import Data.List (foldl')
import Text.Parsec.Combinator
import Text.Parsec.Prim

data Assoc = AssocNone | AssocLeft | AssocRight

data Operator s u m a
  = Infix (ParsecT s u m (a -> a -> a)) Assoc
  | Prefix (ParsecT s u m (a -> a))
  | Postfix (ParsecT s u m (a -> a))

-- | Operators by precedence, the ones that bind tightest first.
type OperatorTable s u m a = [[Operator s u m a]]

-- | An expression of these operators and terms. One prefix and one postfix operator of a precedence may stand at an
-- operand; infix operators of a precedence do not mix unless they group alike.
buildExpressionParser :: Stream s m t => OperatorTable s u m a -> ParsecT s u m a -> ParsecT s u m a
buildExpressionParser table term = foldl' precedence term table

precedence :: Stream s m t => ParsecT s u m a -> [Operator s u m a] -> ParsecT s u m a
precedence term operators = do
  x <- operand
  rightwards x <|> leftwards x <|> alone x <|> return x <?> "operator"
  where
    right = choice [op | Infix op AssocRight <- operators]
    left = choice [op | Infix op AssocLeft <- operators]
    none = choice [op | Infix op AssocNone <- operators]
    prefix = choice [op | Prefix op <- operators] <?> ""
    postfix = choice [op | Postfix op <- operators] <?> ""

    operand = do
      before <- prefix <|> return id
      x <- term
      after <- postfix <|> return id
      return (after (before x))

    rightwards x = (right <*> pure x <*> (operand >>= \y -> rightwards y <|> return y)) <|> noLeft <|> noNone

    leftwards x = (left >>= \f -> operand >>= \y -> let z = f x y in leftwards z <|> return z) <|> noRight <|> noNone

    alone x = do
      f <- none
      y <- operand
      noRight <|> noLeft <|> noNone <|> return (f x y)

    noRight = ambiguous "right" right
    noLeft = ambiguous "left" left
    noNone = ambiguous "non" none

    ambiguous grouping op = try (op *> fail ("ambiguous use of a " ++ grouping ++ " associative operator"))

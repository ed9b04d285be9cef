{-# LANGUAGE PatternSynonyms #-}
-- One definition, both directions; infix, nested, with literals and signatures.
module Main where

data Term = App String [Term] | Lit Integer
  deriving (Show, Eq)

pattern Arrow :: Term -> Term -> Term
pattern Arrow a b = App "->" [a, b]

pattern IntT, BoolT :: Term
pattern IntT = App "Int" []
pattern BoolT = App "Bool" []

infixr 5 :->
pattern a :-> b = Arrow a b

pattern Zero = Lit 0
pattern Minus = Lit (-1)

pattern Pair x y = (x, y)
pattern Three a b c = [a, b, c]

arity :: Term -> Int
arity (_ :-> r) = 1 + arity r
arity _ = 0

describe :: Term -> String
describe Zero = "zero"
describe Minus = "minus one"
describe IntT = "int"
describe BoolT = "bool"
describe (a :-> b) = "(" ++ describe a ++ " -> " ++ describe b ++ ")"
describe t = show t

main :: IO ()
main = do
  print (arity (IntT :-> BoolT :-> IntT))
  mapM_ (putStrLn . describe) [Zero, Minus, IntT :-> (BoolT :-> Zero) :-> IntT, Lit 5]
  print (IntT :-> BoolT)
  print (map (Arrow IntT) [BoolT])
  let Pair p q = Pair 'a' True
  print (q, p)
  print [x + y * z | Three x y z <- [[1, 2, 3], [4], Three 5 6 7]]
  print ((\(Three a _ _) -> a) "abc")

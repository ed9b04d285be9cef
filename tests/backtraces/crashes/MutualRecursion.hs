-- Two functions that call each other, and a third that fails.
module Main where

data Expr = Num Int | Add Expr Expr | Neg Expr | Var String

eval :: Expr -> Int
eval (Num n) = n
eval (Add a b) = eval a + eval b
eval (Neg e) = negateE e
eval (Var v) = error ("unbound: " ++ v)

negateE :: Expr -> Int
negateE e = 0 - eval e

nest :: Int -> Expr -> Expr
nest 0 e = e
nest n e = Neg (nest (n - 1) e)

main :: IO ()
main = print (eval (Add (Num 1) (nest 60 (Var "x"))))

-- Branches that are functions: what is called is in the branch, not in the pattern.
module Main where
import qualified Data.Map.Strict as Map
import Control.Monad (foldM)

type Env = Map.Map String Int
data Expr = Lit Int | Var String | Let String Expr Expr | Bin Char Expr Expr

eval :: Env -> Expr -> Int
eval _ (Lit n) = n
eval env (Var v) = maybe (error ("unbound " ++ v)) id (Map.lookup v env)
eval env (Let v e b) = eval (Map.insert v (eval env e) env) b
eval env (Bin o a b) = apply o (eval env a) (eval env b)

apply :: Char -> Int -> Int -> Int
apply '+' = (+)
apply '*' = (*)
apply '/' = div

program :: [Expr]
program = [Bin '+' (Lit 1) (Lit 2), Let "x" (Lit 3) (Bin '*' (Var "x") (Var "y"))]

main :: IO ()
main = mapM_ (print . eval Map.empty) program

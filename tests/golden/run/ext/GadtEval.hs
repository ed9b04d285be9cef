{-# LANGUAGE GADTs, KindSignatures, RankNTypes #-}
-- A typed evaluator: refinement in clauses, equality witnesses, existential type checking.
import Data.Kind (Type)

data Expr :: Type -> Type where
  IntE :: Int -> Expr Int
  BoolE :: Bool -> Expr Bool
  Add :: Expr Int -> Expr Int -> Expr Int
  If :: Expr Bool -> Expr a -> Expr a -> Expr a
  Eq :: (Eq a, Show a) => Expr a -> Expr a -> Expr Bool
  Pair :: Expr a -> Expr b -> Expr (a, b)
  Fst :: Expr (a, b) -> Expr a

eval :: Expr a -> a
eval (IntE n) = n
eval (BoolE b) = b
eval (Add a b) = eval a + eval b
eval (If c t e) = if eval c then eval t else eval e
eval (Eq a b) = eval a == eval b
eval (Pair a b) = (eval a, eval b)
eval (Fst p) = fst (eval p)

data Ty a where { TInt :: Ty Int; TBool :: Ty Bool; TList :: Ty a -> Ty [a] }
data Same a b where Refl :: Same a a
same :: Ty a -> Ty b -> Maybe (Same a b)
same TInt TInt = Just Refl
same TBool TBool = Just Refl
same (TList a) (TList b) = case same a b of { Just Refl -> Just Refl; Nothing -> Nothing }
same _ _ = Nothing
cast :: Ty a -> Ty b -> a -> Maybe b
cast a b x = case same a b of { Just Refl -> Just x; Nothing -> Nothing }
render :: Ty a -> a -> String
render TInt n = show n
render TBool b = if b then "yes" else "no"
render (TList t) xs = concatMap (render t) xs

main :: IO ()
main = do
  print (eval (If (Eq (IntE 3) (Add (IntE 1) (IntE 2))) (Fst (Pair (IntE 10) (BoolE True))) (IntE 0)))
  print (cast (TList TInt) (TList TInt) [1, 2], cast TInt TBool 3)
  putStrLn (render (TList (TList TBool)) [[True], [False, True]])

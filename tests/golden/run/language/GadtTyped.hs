{-# LANGUAGE GADTs, KindSignatures, RankNTypes, StandaloneDeriving, TypeOperators, TypeFamilies #-}
module Main where
import Data.Kind (Type)
import Data.Type.Equality

data Ty :: Type -> Type where
  TInt :: Ty Int
  TBool :: Ty Bool
  TFun :: Ty a -> Ty b -> Ty (a -> b)
  TList :: Ty a -> Ty [a]
  TPair :: Ty a -> Ty b -> Ty (a, b)
deriving instance Show (Ty a)

eqTy :: Ty a -> Ty b -> Maybe (a :~: b)
eqTy TInt TInt = Just Refl
eqTy TBool TBool = Just Refl
eqTy (TFun a b) (TFun c d) = do { Refl <- eqTy a c; Refl <- eqTy b d; Just Refl }
eqTy (TList a) (TList b) = (\Refl -> Refl) <$> eqTy a b
eqTy (TPair a b) (TPair c d) = case (eqTy a c, eqTy b d) of { (Just Refl, Just Refl) -> Just Refl; _ -> Nothing }
eqTy _ _ = Nothing

data Term env t where
  Lit :: Int -> Term env Int
  BoolT :: Bool -> Term env Bool
  Var :: Elem env t -> Term env t
  Lam :: Ty a -> Term (a, env) b -> Term env (a -> b)
  App :: Term env (a -> b) -> Term env a -> Term env b
  If :: Term env Bool -> Term env a -> Term env a -> Term env a
  Prim :: (Int -> Int -> r) -> Term env Int -> Term env Int -> Term env r

data Elem env t where
  Here :: Elem (t, env) t
  There :: Elem env t -> Elem (s, env) t

eval :: env -> Term env t -> t
eval _ (Lit n) = n
eval _ (BoolT b) = b
eval env (Var e) = look e env
eval env (Lam _ b) = \x -> eval (x, env) b
eval env (App f a) = eval env f (eval env a)
eval env (If c t e) = if eval env c then eval env t else eval env e
eval env (Prim f a b) = f (eval env a) (eval env b)

look :: Elem env t -> env -> t
look Here (x, _) = x
look (There e) (_, r) = look e r

data U = UInt Int | UBool Bool | UVar String | ULam String UTy U | UApp U U | UIf U U U | UAdd U U | ULe U U
data UTy = UTInt | UTBool | UTFun UTy UTy

data ExTy = forall t. ExTy (Ty t)
data Typed env = forall t. Typed (Ty t) (Term env t)
data Ctx env where
  Nil :: Ctx ()
  Cons :: String -> Ty t -> Ctx env -> Ctx (t, env)

ty :: UTy -> ExTy
ty UTInt = ExTy TInt
ty UTBool = ExTy TBool
ty (UTFun a b) = case (ty a, ty b) of (ExTy x, ExTy y) -> ExTy (TFun x y)

check :: Ctx env -> U -> Either String (Typed env)
check _ (UInt n) = Right (Typed TInt (Lit n))
check _ (UBool b) = Right (Typed TBool (BoolT b))
check ctx (UVar x) = find ctx (\t e -> Typed t (Var e))
  where
    find :: Ctx e -> (forall t. Ty t -> Elem e t -> r) -> Either String r
    find Nil _ = Left ("unbound " ++ x)
    find (Cons y t rest) k
      | x == y = Right (k t Here)
      | otherwise = find rest (\u e -> k u (There e))
check ctx (ULam x t b) = case ty t of
  ExTy t' -> do
    Typed r body <- check (Cons x t' ctx) b
    return (Typed (TFun t' r) (Lam t' body))
check ctx (UApp f a) = do
  Typed tf f' <- check ctx f
  Typed ta a' <- check ctx a
  case tf of
    TFun d r -> case eqTy d ta of
      Just Refl -> Right (Typed r (App f' a'))
      Nothing -> Left ("expected " ++ show d ++ ", got " ++ show ta)
    _ -> Left ("not a function: " ++ show tf)
check ctx (UIf c t e) = do
  Typed tc c' <- check ctx c
  Typed tt t' <- check ctx t
  Typed te e' <- check ctx e
  case (eqTy tc TBool, eqTy tt te) of
    (Just Refl, Just Refl) -> Right (Typed tt (If c' t' e'))
    _ -> Left "if"
check ctx (UAdd a b) = prim (+) TInt ctx a b
check ctx (ULe a b) = prim (<=) TBool ctx a b

prim :: (Int -> Int -> r) -> Ty r -> Ctx env -> U -> U -> Either String (Typed env)
prim f r ctx a b = do
  Typed ta a' <- check ctx a
  Typed tb b' <- check ctx b
  case (ta, tb) of
    (TInt, TInt) -> Right (Typed r (Prim f a' b'))
    _ -> Left "operands"

showVal :: Ty t -> t -> String
showVal TInt n = show n
showVal TBool b = show b
showVal (TFun _ _) _ = "<function>"
showVal (TList t) xs = concatMap (showVal t) xs
showVal (TPair a b) (x, y) = showVal a x ++ showVal b y

run :: U -> String
run u = case check Nil u of
  Left e -> "error: " ++ e
  Right (Typed t e) -> showVal t (eval () e) ++ " :: " ++ show t

main :: IO ()
main = mapM_ (putStrLn . run)
  [ UApp (ULam "x" UTInt (UAdd (UVar "x") (UInt 1))) (UInt 41)
  , ULam "f" (UTFun UTInt UTBool) (UApp (UVar "f") (UInt 0))
  , UApp (UInt 1) (UInt 2)
  , UApp (ULam "x" UTBool (UVar "x")) (UInt 2)
  , UIf (ULe (UInt 1) (UInt 2)) (UBool False) (UBool True)
  , UIf (UInt 1) (UInt 2) (UInt 3)
  , UVar "nope"
  , UApp (UApp (ULam "x" UTInt (ULam "y" UTInt (UIf (ULe (UVar "x") (UVar "y")) (UVar "x") (UVar "y")))) (UInt 9)) (UInt 4)
  ]

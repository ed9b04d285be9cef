module Main where

import Control.Monad (mplus)
import Data.List (intercalate, nub)
import qualified Data.Map as M

data Term = V String Int | A String [Term] deriving (Eq, Ord)
data Clause = Term :- [Term]
infix 4 :-

instance Show Term where
  show (V v 0) = v
  show (V v n) = v ++ "_" ++ show n
  show (A "nil" []) = "[]"
  show (A "cons" [h, t]) = "[" ++ show h ++ tailOf t
    where
      tailOf (A "nil" []) = "]"
      tailOf (A "cons" [a, b]) = "," ++ show a ++ tailOf b
      tailOf other = "|" ++ show other ++ "]"
  show (A f []) = f
  show (A f ts) = f ++ "(" ++ intercalate "," (map show ts) ++ ")"

type Subst = M.Map (String, Int) Term

walk :: Subst -> Term -> Term
walk s t@(V v n) = maybe t (walk s) (M.lookup (v, n) s)
walk _ t = t

resolve :: Subst -> Term -> Term
resolve s t = case walk s t of
  A f ts -> A f (map (resolve s) ts)
  v -> v

unify :: Term -> Term -> Subst -> Maybe Subst
unify a b s = case (walk s a, walk s b) of
  (V x i, V y j) | (x, i) == (y, j) -> Just s
  (V x i, t) -> Just (M.insert (x, i) t s)
  (t, V x i) -> Just (M.insert (x, i) t s)
  (A f xs, A g ys)
    | f == g && length xs == length ys -> foldl (\acc (x, y) -> acc >>= unify x y) (Just s) (zip xs ys)
    | otherwise -> Nothing

rename :: Int -> Term -> Term
rename n (V v _) = V v n
rename n (A f ts) = A f (map (rename n) ts)

solve :: [Clause] -> [Term] -> [Subst]
solve db goals = go 1 goals M.empty
  where
    go _ [] s = [s]
    go n (g : gs) s = concat [go (n + 1) (map (rename n) body ++ gs) s' | h :- body <- db, Just s' <- [unify (rename n h) g s]]

vars :: Term -> [(String, Int)]
vars (V v n) = [(v, n)]
vars (A _ ts) = concatMap vars ts

query :: [Clause] -> [Term] -> [String]
query db goals = [intercalate ", " [v ++ " = " ++ show (resolve s (V v n)) | (v, n) <- names] | s <- solve db goals]
  where
    names = nub (concatMap vars goals)

v :: String -> Term
v x = V x 0

atom :: String -> Term
atom a = A a []

list :: [Term] -> Term
list = foldr (\h t -> A "cons" [h, t]) (atom "nil")

database :: [Clause]
database =
  [ A "append" [atom "nil", v "L", v "L"] :- []
  , A "append" [A "cons" [v "H", v "T"], v "L", A "cons" [v "H", v "R"]] :- [A "append" [v "T", v "L", v "R"]]
  , A "parent" [atom "tom", atom "bob"] :- []
  , A "parent" [atom "bob", atom "ann"] :- []
  , A "parent" [atom "bob", atom "pat"] :- []
  , A "ancestor" [v "X", v "Y"] :- [A "parent" [v "X", v "Y"]]
  , A "ancestor" [v "X", v "Y"] :- [A "parent" [v "X", v "Z"], A "ancestor" [v "Z", v "Y"]]
  , A "add" [atom "z", v "N", v "N"] :- []
  , A "add" [A "s" [v "M"], v "N", A "s" [v "K"]] :- [A "add" [v "M", v "N", v "K"]]
  ]

main :: IO ()
main = do
  mapM_ putStrLn (query database [A "append" [v "X", v "Y", list (map atom ["a", "b", "c"])]])
  mapM_ putStrLn (query database [A "ancestor" [atom "tom", v "W"]])
  let three = A "s" [A "s" [A "s" [atom "z"]]]
  mapM_ putStrLn (query database [A "add" [v "P", v "Q", three]])
  mapM_ putStrLn (take 2 (query database [A "append" [v "X", list [atom "e"], v "Z"]]))
  print (Nothing `mplus` fmap fst (M.lookupMin (M.fromList [(three, ())])))

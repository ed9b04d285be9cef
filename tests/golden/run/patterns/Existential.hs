{-# LANGUAGE ExistentialQuantification, GADTs, KindSignatures, RankNTypes, ScopedTypeVariables #-}
-- Dictionaries in constructors, GADTs, higher rank, polymorphic recursion, local polymorphism.
import Data.List (sortBy)

data Shown = forall a. (Show a, Ord a) => Shown [a] | Plain String

describe :: Shown -> String
describe (Shown []) = "nothing"
describe (Shown [x]) = "only " ++ show x
describe (Shown xs@(x : _)) | maximum xs > x = "max " ++ show (maximum xs)
describe (Shown xs) = "first is max of " ++ show (length xs)
describe (Plain s) = s

data Expr :: * -> * where
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

optimise :: Expr a -> Expr a
optimise (Add (IntE 0) e) = optimise e
optimise (Add (IntE a) (IntE b)) = IntE (a + b)
optimise (Add a b) = Add (optimise a) (optimise b)
optimise (Fst (Pair a _)) = optimise a
optimise (If (BoolE True) t _) = optimise t
optimise e = e

size :: Expr a -> Int
size (Add a b) = size a + size b + 1
size (If c t e) = size c + size t + size e + 1
size (Eq a b) = size a + size b
size (Pair a b) = size a + size b
size (Fst a) = size a + 1
size _ = 1

data Nested a = Flat a | Nest (Nested [a])

depth :: Show a => Nested a -> String
depth (Flat a) = show a
depth (Nest n) = 'n' : depth n

apply :: (forall a. Show a => a -> String) -> (Int, Bool) -> [String]
apply f (n, b) = [f n, f b]

pairUp :: forall a b. (Ord a, Show b) => [(a, b)] -> [String]
pairUp items = go sorted
  where
    sorted = sortBy cmp items
    cmp (x, _) (y, _) = compare x y
    go [] = []
    go ((_, y) : rest) = shown y : go rest
    shown y = wrap (show y)
    wrap x = "<" ++ x ++ ">"

isEven, isOdd :: (Eq a, Num a) => a -> Bool
isEven 0 = True
isEven n = isOdd (n - 1)
isOdd 0 = False
isOdd n = isEven (n - 1)

ping 0 = "ping"
ping n = pong (n - 1)
pong 0 = "pong"
pong n = ping (n - 1)

(lo, hi) = (minimum items, maximum items) where items = [3, 1, 2 :: Int]

main :: IO ()
main = do
  mapM_ (putStrLn . describe) [Shown [1, 5, 2 :: Int], Shown "zab", Shown ([] :: [()]), Shown [LT], Plain "plain"]
  print (eval (If (Eq (IntE 3) (Add (IntE 1) (IntE 2))) (Fst (Pair (IntE 10) (BoolE False))) (IntE 0)))
  print (eval (optimise (Add (IntE 0) (Fst (Pair (Add (IntE 2) (IntE 3)) (IntE 9))))), size (optimise (Add (IntE 1) (IntE 2))))
  putStrLn (depth (Nest (Nest (Flat [[1, 2], [3 :: Int]]))))
  print (apply show (1, True))
  print (pairUp [(3, 'c'), (1, 'a'), (2 :: Int, 'b')])
  print (isEven (10 :: Int), isOdd (7 :: Integer), isEven (3.0 :: Double))
  print (ping (5 :: Int), pong (4 :: Integer))
  print (lo, hi)

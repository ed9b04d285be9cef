-- Infix constructors: declared, derived, in patterns, in backquotes, with type operators.
{-# LANGUAGE TypeOperators #-}
infixr 5 :*
infixl 4 `And`
data a :* b = a :* b deriving (Show, Eq, Ord)
data P = P `And` P | Lit Bool | (:!) { arg :: P } deriving (Show, Eq)
type a + b = Either a b
data Op = Int :+ Int | Int `Minus` Int deriving (Show, Read, Eq)
infix 6 :+, `Minus`

eval :: P -> Bool
eval (a `And` b) = eval a && eval b
eval (Lit b) = b
eval ((:!) a) = not (eval a)

swap' :: a :* b -> b :* a
swap' (x :* y) = y :* x

f :: Int + Bool -> String
f = either show show

main :: IO ()
main = do
  print (1 :* 'a' :* "s", swap' (1 :* 2))
  print (Lit True `And` Lit False `And` (:!) (Lit True)) >> print (eval ((:!) (Lit False)))
  print ((3 :+ (-4)), Just (1 `Minus` 2), read " 3 :+ 4 " :: Op, read "(1 `Minus` (-2))" :: Op)
  putStrLn (f (Left 1) ++ f (Right True)) >> print (compare (1 :* 2) (1 :* 3))

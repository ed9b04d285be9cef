{-# LANGUAGE PatternSynonyms, ViewPatterns, GADTs, RankNTypes, ScopedTypeVariables #-}
-- What a pattern requires of the scrutinee, and what matching it provides.
module Main where

import Data.Typeable (Typeable, cast)

-- required: Eq and Num of the scrutinee
pattern Five :: (Eq a, Num a) => a
pattern Five = 5

pattern ShownAs :: Show a => String -> a
pattern ShownAs s <- (show -> s)

data Some where
  Some :: Show b => b -> Some

-- provided: what the constructor packs
pattern Packed :: () => Show b => b -> Some
pattern Packed x = Some x

-- inferred, existential included
pattern AlsoPacked x <- Some x

data Expr a where
  IntE :: Int -> Expr Int
  BoolE :: Bool -> Expr Bool
  If :: Expr Bool -> Expr a -> Expr a -> Expr a

pattern N :: () => (a ~ Int) => Int -> Expr a
pattern N n = IntE n

pattern T :: () => (a ~ Bool) => Expr a
pattern T = BoolE True

eval :: Expr a -> a
eval (N n) = n + 1
eval T = True
eval (BoolE b) = b
eval (If c t e) = if eval c then eval t else eval e

data Ex = forall a. (Typeable a, Show a) => Ex a

pattern Str :: String -> Ex
pattern Str s <- Ex (cast -> Just s)
  where
    Str s = Ex s

isFive :: (Eq a, Num a) => a -> Bool
isFive Five = True
isFive _ = False

main :: IO ()
main = do
  print (isFive (5 :: Int), isFive (4.5 :: Double), Five + 1 :: Integer)
  let f (ShownAs s) = s
  putStrLn (f (Just [1 :: Int]))
  case Packed 'c' of Packed y -> print y
  case Some [True] of AlsoPacked y -> putStrLn (show y ++ "!")
  print (eval (If T (N 1) (N 2)))
  print [case e of Str s -> s; Ex x -> show x | e <- [Str "str", Ex 'c', Ex (1 :: Int)]]

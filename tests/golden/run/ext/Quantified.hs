{-# LANGUAGE QuantifiedConstraints, RankNTypes, UndecidableInstances, StandaloneDeriving #-}
-- Constraints with a forall: given as local instances, wanted under their own variables.
module Main where

newtype Fix f = Fix (f (Fix f))

instance (forall a. Show a => Show (f a)) => Show (Fix f) where
  showsPrec d (Fix x) = showParen (d > 10) (showString "Fix " . showsPrec 11 x)

instance (forall a. Eq a => Eq (f a)) => Eq (Fix f) where
  Fix x == Fix y = x == y

data ListF e r = NilF | ConsF e r deriving (Show, Eq)

data Rose f a = Rose a (f (Rose f a))

deriving instance (Show a, forall b. Show b => Show (f b)) => Show (Rose f a)

list :: [e] -> Fix (ListF e)
list = foldr (\x r -> Fix (ConsF x r)) (Fix NilF)

both :: (forall x. Show x => Show (t x)) => t Int -> t Bool -> String
both a b = show a ++ " " ++ show b

least :: (forall x. Ord x => Ord (f x)) => f Int -> f Int -> (Bool, f Int)
least a b = (a == b, min a b)

main :: IO ()
main = do
  print (list "ab")
  print (list [1, 2] == list [1, 2 :: Int], list [1] == list [2 :: Int])
  print (Rose 1 [Rose 2 [], Rose 3 []])
  putStrLn (both (Just 1) Nothing)
  print (least [2, 1] [1, 5])

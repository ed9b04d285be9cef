{-# LANGUAGE ConstraintKinds, FlexibleInstances, FunctionalDependencies, GADTs, PolyKinds, RankNTypes, TypeOperators #-}
-- No constraint, and tuples of constraints, as arguments of what takes constraints.
module Main where

data Dict c where Dict :: c => Dict c

infixr 9 :-
newtype a :- b = Sub (a => Dict b)

(***) :: (a :- b) -> (c :- d) -> (a, c) :- (b, d)
f *** g = Sub (case f of Sub d -> case g of Sub e -> case d of Dict -> case e of Dict -> Dict)

top :: a :- ()
top = Sub Dict

class Class b h | h -> b where
  super :: h :- b
instance Class () (Show a) where super = Sub Dict
instance Class (Eq a) (Ord a) where super = Sub Dict

main :: IO ()
main = do
  case (top *** super :: (Eq Int, Ord Char) :- ((), Eq Char)) of Sub Dict -> print ('a' == 'b')
  case super :: Show Int :- () of Sub Dict -> putStrLn "nothing to show"

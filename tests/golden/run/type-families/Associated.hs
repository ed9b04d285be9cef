{-# LANGUAGE TypeFamilies #-}
-- Associated types with defaults, associated data, open and closed families.
module Main where

import Data.Kind (Type)

class Container f where
  type Elem f :: Type
  type Elem f = Int
  data Index f
  empty :: f
  insert :: Elem f -> f -> f
  toL :: f -> [Elem f]
  at :: Index f -> f -> Maybe (Elem f)

instance Container [a] where
  type Elem [a] = a
  data Index [a] = First | Nth Int
  empty = []
  insert = (:)
  toL = id
  at First (x : _) = Just x
  at (Nth n) xs | n < length xs = Just (xs !! n)
  at _ _ = Nothing

newtype Bag = Bag [Int]

instance Container Bag where
  newtype Index Bag = Position Int
  empty = Bag []
  insert x (Bag xs) = Bag (x : xs)
  toL (Bag xs) = xs
  at (Position n) (Bag xs) = at (Nth n) xs

type family Opposite a where
  Opposite Int = Bool
  Opposite Bool = Int
  Opposite a = ()

yes :: Opposite Int
yes = True

three :: Opposite Bool
three = 3

type family Fam (f :: Type -> Type) a
type instance Fam Maybe a = [a]
type instance Fam [] a = Maybe a

many :: Fam Maybe Int
many = [1, 2]

fill :: (Container f, Elem f ~ Int) => Int -> f
fill n = foldr insert empty [1 .. n]

main :: IO ()
main = do
  print (toL (insert 1 (insert 2 empty) :: [Int]), toL (insert 1 (empty :: Bag)))
  print (at First "abc", at (Nth 2) "abc", at (Nth 3) "abc", at (Position 1) (fill 3))
  print (yes, three, many)
  print (toL (fill 4 :: Bag), toL (fill 3 :: [Int]))

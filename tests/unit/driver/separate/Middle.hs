{-# LANGUAGE DataKinds, TypeFamilies, PatternSynonyms, RankNTypes #-}
module Middle (module Shape, Tree (..), insert, toList, total, firstOf, unpack, run, Triple) where

import Data.Coerce (coerce)
import qualified Data.Map.Strict as Map
import Shape

data Tree a = Leaf | Node (Tree a) a (Tree a)

insert :: Ord a => a -> Tree a -> Tree a
insert x Leaf = Node Leaf x Leaf
insert x t@(Node l y r) = case compare x y of
  LT -> Node (insert x l) y r
  GT -> Node l y (insert x r)
  EQ -> t

toList :: Tree a -> [a]
toList Leaf = []
toList (Node l x r) = toList l ++ x : toList r

instance Foldable Tree where foldMap f = foldMap f . toList

total :: [Shape] -> Double
total = foldr (\s acc -> s <+> Unit + acc) 0
{-# NOINLINE total #-}

firstOf :: Map.Map k v -> Elem (Map.Map k v)
firstOf = head . Map.elems

unpack :: Pack Int -> [Int]
unpack = coerce

run :: Wrapped IO a -> IO a
run w = unwrap w return

type Triple a = (a, a, a)

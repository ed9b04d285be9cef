-- What is printed fails while it is being shown.
module Main where

data Tree = Leaf | Node Tree Int Tree deriving Show

insert :: Int -> Tree -> Tree
insert x Leaf = Node Leaf x Leaf
insert x t@(Node l y r)
  | x < y = Node (insert x l) y r
  | x > y = Node l y (insert x r)
  | otherwise = undefined

main :: IO ()
main = print (foldr insert Leaf [3, 1, 2, 3])

{-# OPTIONS_GHC -fno-cse #-} -- both subtrees of a node are made, not one for two
module Main (main) where

data Tree = Leaf | Node !Tree !Tree

make :: Int -> Tree
make 0 = Leaf
make d = Node (make (d - 1)) (make (d - 1))

count :: Tree -> Int
count Leaf = 1
count (Node l r) = count l + count r + 1

several :: Int -> Int -> Int -> Int
several 0 _ acc = acc
several n d acc = several (n - 1) d $! (acc + count (make d))

main :: IO ()
main = do
  let long = make 16
  let short = long `seq` foldl (\acc d -> several (2 ^ (20 - d)) d acc) 0 [4, 8, 12, 16]
  print (short + count long)

module Main where

import Data.Foldable (toList)
import Data.Maybe (isJust)

data Color = R | B deriving (Eq, Show)
data Tree a = E | T Color (Tree a) a (Tree a) deriving (Show)

instance Foldable Tree where
  foldr _ z E = z
  foldr f z (T _ l x r) = foldr f (f x (foldr f z r)) l

insert :: Ord a => a -> Tree a -> Tree a
insert x s = blacken (ins s)
  where
    ins E = T R E x E
    ins t@(T c l y r) = case compare x y of
      LT -> balance c (ins l) y r
      GT -> balance c l y (ins r)
      EQ -> t
    blacken (T _ l y r) = T B l y r
    blacken E = E

balance :: Color -> Tree a -> a -> Tree a -> Tree a
balance B (T R (T R a x b) y c) z d = T R (T B a x b) y (T B c z d)
balance B (T R a x (T R b y c)) z d = T R (T B a x b) y (T B c z d)
balance B a x (T R (T R b y c) z d) = T R (T B a x b) y (T B c z d)
balance B a x (T R b y (T R c z d)) = T R (T B a x b) y (T B c z d)
balance c l x r = T c l x r

fromList :: Ord a => [a] -> Tree a
fromList = foldr insert E

depth :: Tree a -> Int
depth E = 0
depth (T _ l _ r) = 1 + max (depth l) (depth r)

-- | the black height, when the tree is a proper red-black tree
blackHeight :: Tree a -> Maybe Int
blackHeight E = Just 1
blackHeight (T c l _ r) = do
  hl <- blackHeight l
  hr <- blackHeight r
  if hl /= hr || (c == R && (isRed l || isRed r)) then Nothing else Just (hl + if c == B then 1 else 0)
  where
    isRed (T R _ _ _) = True
    isRed _ = False

main :: IO ()
main = do
  let t = fromList [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5 :: Int]
  print t
  print (toList t)
  print (sum t, product t, maximum t, length t, elem 9 t, elem 7 t)
  let big = fromList [(i * 7919) `mod` 10007 | i <- [1 .. 3000 :: Int]]
  print (length big, depth big <= 24, isJust (blackHeight big))
  print (blackHeight (T R (T R E 1 E) 2 E :: Tree Int))

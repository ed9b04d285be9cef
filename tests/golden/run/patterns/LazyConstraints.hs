-- Constructors that bring constraints or equalities, but hide no type of a field, are matched by `let`, `where` and `~`.
{-# LANGUAGE GADTs #-}
module Main where

data T a = Ord a => T { left :: a, right :: [a] } | N
data G a where
  I :: Int -> G Int
  B :: Bool -> G Bool

unwrap :: G Int -> Int
unwrap g = let I n = g in n + 1

lazily :: G Int -> Int
lazily ~(I n) = 3

data C a = Eq a => C a (T a)
top :: T Char -> (Char, [Char])
top t = (l, r) where T l r = t
both ~(C x ~(T y z)) = (x, y : z)
T p [q] = T 'a' "b"
lz :: Int
lz = let ~(C a t) = undefined :: C Int in const 5 (a, t)
swap (T l r) = let T l' r' = T (head r) [l] in (l', r')
main :: IO ()
main = do
  print (top (T 'x' "yz"), both (C 'c' (T 'd' "e")), p, q)
  print (swap (T 1 [2 :: Int]))
  let C m n = C 'm' N
  print m
  print (unwrap (I 3), lazily undefined, lz)
  print (case both (C 1 N) of (x, _) -> x + 1)

{-# LANGUAGE TypeFamilies, DataKinds, GADTs, ConstraintKinds, UndecidableInstances, AllowAmbiguousTypes #-}
-- Families and variables that come to tuples of constraints: one evidence, taken apart where they are known.
module Main (main) where

import Data.Kind
import Data.Proxy

data HList (ts :: [Type]) where
  HNil :: HList '[]
  (:&) :: t -> HList ts -> HList (t ': ts)
infixr 5 :&

type family All (c :: k -> Constraint) (xs :: [k]) :: Constraint where
  All c '[] = ()
  All c (x ': xs) = (c x, All c xs)

texts :: All Show ts => HList ts -> [String]
texts HNil = []
texts (x :& xs) = show x : texts xs

same :: (All Eq ts) => HList ts -> HList ts -> Bool
same HNil HNil = True
same (x :& xs) (y :& ys) = x == y && same xs ys

smaller :: All Ord ts => HList ts -> HList ts -> Bool
smaller HNil HNil = False
smaller (x :& xs) (y :& ys) = x < y || (x == y && smaller xs ys)

class Count (ts :: [Type]) where count :: Proxy ts -> Int
instance Count '[] where count _ = 0
instance Count ts => Count (t ': ts) where count _ = 1 + count (Proxy :: Proxy ts)

data Dict c where Dict :: c => Dict c

use :: Dict (Show a, Num a) -> a -> String
use Dict x = show (x + 1)

with :: Dict c -> (c => r) -> r
with Dict r = r

type Both a = (Show a, Ord a)
pick :: Both a => a -> a -> String
pick x y = show (max x y)

type family Elem (f :: Type -> Type) :: Type -> Constraint
type instance Elem [] = Show
each :: Elem f a => Proxy f -> Proxy a -> (Elem f a => r) -> r
each _ _ r = r

main :: IO ()
main = do
  print (texts (1 :& 'c' :& "s" :& HNil))
  print (same (1 :& 'c' :& HNil) (1 :& 'c' :& HNil), smaller (1 :& 'c' :& HNil) (1 :& 'd' :& HNil))
  print (count (Proxy :: Proxy '[Int, Bool]))
  putStrLn (use Dict (3 :: Int))
  putStrLn (with (Dict :: Dict (Show Int, Eq Int)) (show (3 :: Int) ++ show (4 == (4 :: Int))))
  putStrLn (pick 'a' 'b')
  putStrLn (each (Proxy :: Proxy []) (Proxy :: Proxy Int) (show (5 :: Int)))

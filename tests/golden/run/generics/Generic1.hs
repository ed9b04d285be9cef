{-# LANGUAGE DeriveGeneric, DeriveFunctor, FlexibleContexts, TypeOperators, DefaultSignatures #-}
-- Types seen as functors of their last parameter: Generic1 for maps, folds and sizes.
module Main where

import Data.List.NonEmpty (NonEmpty (..))
import GHC.Generics

class GMap f where gmap :: (a -> b) -> f a -> f b
instance GMap U1 where gmap _ U1 = U1
instance GMap Par1 where gmap f (Par1 a) = Par1 (f a)
instance GMap (K1 i c) where gmap _ (K1 a) = K1 a
instance Functor f => GMap (Rec1 f) where gmap f (Rec1 a) = Rec1 (fmap f a)
instance GMap f => GMap (M1 i c f) where gmap f (M1 a) = M1 (gmap f a)
instance (GMap f, GMap g) => GMap (f :+: g) where
  gmap f (L1 a) = L1 (gmap f a)
  gmap f (R1 a) = R1 (gmap f a)
instance (GMap f, GMap g) => GMap (f :*: g) where gmap f (a :*: b) = gmap f a :*: gmap f b
instance (Functor f, GMap g) => GMap (f :.: g) where gmap f (Comp1 a) = Comp1 (fmap (gmap f) a)

-- | Names of the parts.
class Parts f where parts :: f a -> String
instance Parts U1 where parts _ = "U1"
instance Parts Par1 where parts _ = "Par1"
instance Parts (K1 i c) where parts _ = "K1"
instance Parts (Rec1 f) where parts _ = "Rec1"
instance (Foldable f, Parts g) => Parts (f :.: g) where parts (Comp1 a) = "(_ :.: " ++ concatMap parts a ++ ")"
instance (Parts f, Parts g) => Parts (f :+: g) where
  parts (L1 a) = "L1 " ++ parts a
  parts (R1 a) = "R1 " ++ parts a
instance (Parts f, Parts g) => Parts (f :*: g) where parts (a :*: b) = "(" ++ parts a ++ " :*: " ++ parts b ++ ")"
instance (Constructor c, Parts f) => Parts (C1 c f) where parts m@(M1 a) = conName m ++ "{" ++ parts a ++ "}"
instance (Selector s, Parts f) => Parts (S1 s f) where parts m@(M1 a) = (if null (selName m) then "" else selName m ++ "=") ++ parts a
instance (Datatype d, Parts f) => Parts (D1 d f) where parts m@(M1 a) = datatypeName m ++ ": " ++ parts a

class Map f where
  gfmap :: (a -> b) -> f a -> f b
  default gfmap :: (Generic1 f, GMap (Rep1 f)) => (a -> b) -> f a -> f b
  gfmap f = to1 . gmap f . from1

data Tree k a = Leaf | Node {left :: Tree k a, key :: k, value :: a, right :: Tree k a}
  deriving (Show, Functor, Generic, Generic1)

data Mixed f a = Mixed (f a) [Maybe a] a Int | Pair (String, a)
  deriving (Generic1)

-- What is mapped over must be a functor: so says the instance.
data Rose f a = a :< f (Rose f a)
  deriving (Generic, Generic1)

fmapRose :: (a -> b) -> Rose Maybe a -> Rose Maybe b
fmapRose f (a :< rest) = to1 (M1 (M1 (M1 (Par1 (f a)) :*: M1 (Comp1 (fmap (Rec1 . fmapRose f) rest)))))

flat :: Rose Maybe a -> [a]
flat (a :< rest) = a : maybe [] flat rest

newtype Box a = Box {unBox :: a} deriving (Show, Generic1)

type Pairs a = [(Int, a)]
data Synonym a = Synonym (Pairs a) deriving (Show, Generic1)

instance Map (Tree k)
instance Functor f => Map (Mixed f)
instance Map Box
instance Map Synonym
instance Map NonEmpty

main :: IO ()
main = do
  let t = Node (Node Leaf 1 'a' Leaf) (2 :: Int) 'b' Leaf
  print (gfmap succ t)
  putStrLn (parts (from1 t))
  case gfmap (+ 1) (Mixed (Just 1) [Just 2, Nothing] (3 :: Int) 4) of
    Mixed a b c d -> print (a, b, c, d)
    Pair p -> print p
  putStrLn (parts (from1 (Mixed (Just 'x') [Just 'y', Nothing] 'z' 4)))
  putStrLn (parts (from1 (Pair ("s", True) :: Mixed Maybe Bool)))
  print (unBox (gfmap not (Box True)), gfmap length (Synonym [(1, "abc")]))
  putStrLn (parts (from1 (Box 'x')))
  putStrLn (parts (from1 ('x' :< Just ('y' :< Nothing))))
  print (flat (fmapRose succ ('x' :< Just ('y' :< Nothing))))
  print (gfmap negate (1 :| [2, 3 :: Int]))
  putStrLn (parts (from1 (Just 'x')) ++ " " ++ parts (from1 (Left 1 :: Either Int Char)) ++ " " ++ parts (from1 "ab"))

{-# LANGUAGE DeriveGeneric, DeriveAnyClass, DerivingStrategies, DefaultSignatures, TypeOperators, FlexibleContexts #-}
-- A class with a generic default, derived for all sorts of types.
module Main where

import GHC.Generics

class Encode a where
  encode :: a -> [Int]
  default encode :: (Generic a, GEncode (Rep a)) => a -> [Int]
  encode = gencode . from

class GEncode f where
  gencode :: f p -> [Int]

instance GEncode V1 where gencode _ = []
instance GEncode U1 where gencode U1 = []
instance (GEncode a, GEncode b) => GEncode (a :*: b) where gencode (a :*: b) = gencode a ++ gencode b
instance (GEncode a, GEncode b) => GEncode (a :+: b) where
  gencode (L1 a) = 0 : gencode a
  gencode (R1 b) = 1 : gencode b
instance GEncode a => GEncode (M1 i c a) where gencode (M1 a) = gencode a
instance Encode a => GEncode (K1 i a) where gencode (K1 a) = encode a

instance Encode Int where encode n = [n]
instance Encode Bool
instance Encode a => Encode [a]
instance (Encode a, Encode b) => Encode (a, b)

data Tree a = Leaf | Node (Tree a) a (Tree a)
  deriving (Show, Generic, Encode)

data Colour = Red | Green | Blue | Black | White
  deriving (Show, Eq, Generic)
  deriving anyclass (Encode)

data Person = Person {name :: String, age :: !Int, likes :: [Colour]}
  deriving (Show, Generic)

newtype Wrap = Wrap {unwrap :: Int} deriving (Generic, Encode)

infixr 4 :&
data Op = Int :& Op | End deriving (Generic, Encode)

-- names, by the same means
class Names f where
  names :: f p -> [String]

instance Names U1 where names _ = []
instance (Names a, Names b) => Names (a :*: b) where names (a :*: b) = names a ++ names b
instance (Names a, Names b) => Names (a :+: b) where
  names (L1 a) = names a
  names (R1 a) = names a
instance (Datatype d, Names a) => Names (D1 d a) where names m@(M1 a) = (datatypeName m ++ (if isNewtype m then " (newtype)" else "")) : names a
instance (Constructor c, Names a) => Names (C1 c a) where
  names m@(M1 a) = (conName m ++ " " ++ show (conFixity m) ++ (if conIsRecord m then " record" else "")) : names a
instance Selector s => Names (S1 s (K1 i a)) where names m = [selName m ++ "/" ++ show (selSourceStrictness m)]

main :: IO ()
main = do
  print (encode (Node (Node Leaf 1 Leaf) (2 :: Int) Leaf))
  print (map encode [Red, Green, Blue, Black, White])
  print (encode [(True, 3 :: Int), (False, 4)])
  print (encode (Wrap 5), encode (1 :& 2 :& End))
  mapM_ putStrLn (names (from (Person "p" 3 [])))
  mapM_ putStrLn (names (from (1 :& End)) ++ names (from (Wrap 1)) ++ names (from (Just 'x')) ++ names (from Blue))
  print (to (from (Person "Ann" 30 [Blue])) :: Person)
  print [x == (to (from x)) | x <- [Red, Green, Blue, Black, White]]

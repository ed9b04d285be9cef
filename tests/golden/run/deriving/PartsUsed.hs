{-# LANGUAGE DeriveTraversable #-}
-- Of what is derived each part is used by other means: by a method, by another derived instance, by a superclass, or by a helper that two share.
module Main where

import Data.Ix (Ix (..))
import qualified Data.Map as Map

data Colour = Red | Green | Blue | Black deriving (Eq, Ord, Enum, Bounded, Ix, Show, Read)

data Suit = Clubs | Hearts deriving (Eq, Ord, Ix, Show)

newtype Box a = Box {unbox :: a} deriving (Eq, Ord, Show)

data Rose a = Rose a [Rose a] deriving (Eq, Ord, Show, Read, Functor, Foldable, Traversable)

-- only through Rose (Card)
data Card = Card Suit Int deriving (Eq, Ord, Show)

-- polymorphic recursion: the context is found in rounds
data Nest a = End | Nest a (Nest (Box a)) deriving (Eq, Show)

-- nobody uses these
data Unused a = Unused a (Rose a) deriving (Eq, Ord, Show, Read, Functor, Foldable, Traversable)

data Mutual = Mutual Other deriving (Eq, Ord, Show, Read)
data Other = None | Other Mutual deriving (Eq, Ord, Show, Read)

main :: IO ()
main = do
  print [minBound .. maxBound :: Colour]
  print (range (Clubs, Hearts), inRange (Clubs, Clubs) Hearts)
  print (fmap (\(Card s n) -> Card s (n + 1)) (Rose (Card Hearts 1) [Rose (Card Clubs 2) []]))
  print (maximum (Rose (Box 'a') [Rose (Box 'b') []]))
  print (Map.toList (Map.fromListWith (++) [(Box Red, "x"), (Box Green, "y"), (Box Red, "z")]))
  print (Nest 1 (Nest (Box 2) End) == Nest 1 (Nest (Box 2) End))
  print (Nest 'x' (Nest (Box 'y') End))
  print (Mutual None < Mutual (Other (Mutual None)))
  mapM_ print (traverse (\x -> if x > 0 then Just (x * 2) else Nothing) (Rose 1 [Rose 2 []]))

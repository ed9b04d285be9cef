{-# LANGUAGE CPP, DataKinds, DuplicateRecordFields, GADTs, KindSignatures, PatternSynonyms, TypeFamilies, DefaultSignatures, RankNTypes, DeriveFunctor #-}
-- What other modules see of a module, of every sort there is.
module Shape
  ( Shape (.., Unit), Named (..), Sized (..), Box (..), Elem, Count, Pack (..), Door (..), State (..), open, Wrapped (..)
  , biggest, swap, (<+>), describeAll, counted
  ) where

import qualified Data.Map.Strict as Map
import Data.List (sortBy)
import Data.Ord (comparing)
#include "limits.h"

infixl 7 <+>

data Shape = Circle { radius :: !Double } | Rect { width, height :: Double }
  deriving (Eq, Ord, Show)

pattern Unit :: Shape
pattern Unit = Circle 1

data Named = Named { name :: String, shape :: Shape } deriving (Show)
data Box a = Box { name :: String, inside :: a } deriving (Show, Functor)

class Show a => Sized a where
  size :: a -> Double
  describe :: a -> String
  default describe :: a -> String
  describe x = show x ++ " of size " ++ show (size x)

instance Sized Shape where
  size (Circle r) = LIMIT_PI * r * r
  size (Rect w h) = w * h

instance Sized Named where
  size Named { shape = s } = size s
  describe Named { name = n } = n

type family Elem c
type instance Elem [a] = a
type instance Elem (Map.Map k v) = v

type family Count a where
  Count Bool = Int
  Count a = Integer

data family Pack a
newtype instance Pack Int = Ints [Int] deriving (Show)
data instance Pack Bool = NoBools | Bools Bool (Pack Bool)

data State = Opened | Closed
data Door (s :: State) where
  MkOpen :: Int -> Door 'Opened
  MkClosed :: Door 'Closed

open :: Door 'Closed -> Door 'Opened
open MkClosed = MkOpen 3

newtype Wrapped m a = Wrap { unwrap :: forall r. (a -> m r) -> m r }

instance Functor (Wrapped m) where fmap f (Wrap k) = Wrap (\c -> k (c . f))
instance Applicative (Wrapped m) where { pure x = Wrap ($ x); Wrap f <*> Wrap x = Wrap (\c -> f (\g -> x (c . g))) }
instance Monad (Wrapped m) where Wrap k >>= f = Wrap (\c -> k (\x -> unwrap (f x) c))

biggest :: Sized a => [a] -> Maybe a
biggest [] = Nothing
biggest xs = Just (last (sortBy (comparing size) xs))

swap :: (a, b) -> (b, a)
swap (x, y) = (y, x)
{-# INLINE swap #-}

(<+>) :: Shape -> Shape -> Double
a <+> b = size a + size b

describeAll :: Sized a => [a] -> [String]
describeAll = map describe

counted :: Ord k => [k] -> Map.Map k Int
counted ks = Map.fromListWith (+) [(k, 1) | k <- ks]

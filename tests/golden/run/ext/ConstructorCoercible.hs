{-# LANGUAGE FlexibleContexts, GADTs, RankNTypes, ScopedTypeVariables #-}
-- Constructors that hold a coercion: of a type that is known behind the match only. What they hold leaves the type's own role representational.
module Main where

import Data.Coerce
import Data.Type.Coercion

newtype Label = Label String deriving (Eq, Ord, Show)
newtype Age = Age Label deriving (Eq, Ord, Show)

data From a where
  Coerced :: Coercible Label a => From a
  Made :: (Label -> a) -> From a

instance Functor From where
  fmap h Coerced = Made (h . coerce)
  fmap h (Made f) = Made (h . f)

class Key a where
  key :: From a

instance Key Label where
  key = Coerced

instance Key Age where
  key = coerced (key :: From Label)

instance Key Int where
  key = fmap (\(Label l) -> length l) key

coerced :: Coercible a b => From a -> From b
coerced = coerce

newtype Outer = Outer Label

around :: Bool -> Maybe (Coercion Outer Label)
around b = if b then Just Coercion else Nothing

use :: forall k. Key k => Bool -> Outer -> (k, String)
use b outer@(Outer label) = case key of
  Coerced -> case around b of
    Nothing -> made coerce
    Just Coercion -> (coerce outer, "coerced")
  Made f -> made f
 where
  made :: (Label -> k) -> (k, String)
  made f = (f label, "made")

main :: IO ()
main = do
  let outer = Outer (Label "three")
  print (use True outer :: (Age, String))
  print (use False outer :: (Label, String))
  print (use True outer :: (Int, String))

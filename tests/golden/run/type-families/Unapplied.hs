{-# LANGUAGE DataKinds, FlexibleContexts, FlexibleInstances, GADTs, KindSignatures, MultiParamTypeClasses, PolyKinds, RankNTypes, TypeFamilies, TypeOperators, UndecidableSuperClasses #-}
-- A family whose result is a type constructor, used without what that is applied to.
module Main where

import Data.Kind (Type)

type family Same (h :: (k1 -> Type) -> l1 -> Type) :: (k2 -> Type) -> l2 -> Type

data Row (f :: k -> Type) (xs :: [k]) where
  End :: Row f '[]
  (:&) :: f x -> Row f xs -> Row f (x ': xs)
infixr 5 :&

data One (f :: k -> Type) (x :: k) where
  One :: f x -> One f x

type instance Same Row = Row
type instance Same One = One

newtype Named (x :: Type) = Named String
newtype Value x = Value x

class (Same h ~ g, Same g ~ h) => Convert (h :: (k1 -> Type) -> l1 -> Type) (g :: (k2 -> Type) -> l2 -> Type) where
  sizes :: h f xs -> g e ys -> (Int, Int)

count :: Row f xs -> Int
count End = 0
count (_ :& rest) = 1 + count rest

instance Convert Row Row where
  sizes a b = (count a, count b)

instance Convert One One where
  sizes _ _ = (1, 1)

names :: Same (Row :: (Type -> Type) -> [Type] -> Type) (Named :: Type -> Type) (Int : Maybe Bool : ('[] :: [Type]))
names = Named "number" :& Named "flag" :& End

shown :: Row Named xs -> [String]
shown End = []
shown (Named n :& rest) = n : shown rest

main :: IO ()
main = do
  print (shown names)
  print (sizes (Value 'x' :& End) (Value () :& Value True :& End))
  print (sizes (One (Value 'x')) (One (Value True)))

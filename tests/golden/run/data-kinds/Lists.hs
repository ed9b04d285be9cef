{-# LANGUAGE DataKinds, GADTs, TypeFamilies, PolyKinds, UndecidableInstances #-}
-- Lists of types: heterogeneous lists, membership, and families over any kind.
module Main where

import Data.Kind (Type)
import Data.Proxy

data HList (ts :: [Type]) where
  HNil :: HList '[]
  HCons :: t -> HList ts -> HList (t ': ts)

infixr 5 `HCons`

instance Show (HList '[]) where
  show HNil = "HNil"

instance (Show t, Show (HList ts)) => Show (HList (t ': ts)) where
  showsPrec d (HCons x xs) = showParen (d > 5) (showsPrec 6 x . showString " :& " . showsPrec 5 xs)

data Elem (t :: k) (ts :: [k]) where
  Here :: Elem t (t ': ts)
  There :: Elem t ts -> Elem t (u ': ts)

get :: Elem t ts -> HList ts -> t
get Here (HCons x _) = x
get (There e) (HCons _ xs) = get e xs

type family Map (f :: a -> b) (xs :: [a]) :: [b] where
  Map f '[] = '[]
  Map f (x ': xs) = f x ': Map f xs

type family (xs :: [k]) ++ (ys :: [k]) :: [k] where
  '[] ++ ys = ys
  (x : xs) ++ ys = x : (xs ++ ys)

happend :: HList xs -> HList ys -> HList (xs ++ ys)
happend HNil ys = ys
happend (HCons x xs) ys = HCons x (happend xs ys)

class Length (xs :: [k]) where
  len :: Proxy xs -> Int

instance Length '[] where
  len _ = 0

instance Length xs => Length (x ': xs) where
  len _ = 1 + len (Proxy :: Proxy xs)

justs :: HList (Map Maybe '[Int, Bool])
justs = Just 1 `HCons` Nothing `HCons` HNil

type Pair = '(Int, 'True)

class Second (p :: (Type, Bool)) where
  second :: Proxy p -> Bool

instance Second '(a, 'True) where
  second _ = True

main :: IO ()
main = do
  let h = 'x' `HCons` True `HCons` "s" `HCons` HNil :: HList [Char, Bool, String]
  print h
  print (get (There Here) h, get Here h)
  print (happend h justs)
  print (len (Proxy :: Proxy '[Maybe, []]), len (Proxy :: Proxy '[ 'True ]))
  print (second (Proxy :: Proxy Pair))

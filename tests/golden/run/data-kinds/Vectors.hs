{-# LANGUAGE DataKinds, GADTs, TypeFamilies, StandaloneDeriving #-}
-- Lengths as types: promoted constructors index a GADT, families calculate with them.
module Main where

import Data.Kind (Type)

data Nat = Z | S Nat

data Vec (n :: Nat) (a :: Type) where
  Nil :: Vec 'Z a
  (:>) :: a -> Vec n a -> Vec ('S n) a

infixr 5 :>

deriving instance Show a => Show (Vec n a)

type family (n :: Nat) + (m :: Nat) :: Nat where
  'Z + m = m
  'S n + m = 'S (n + m)

append :: Vec n a -> Vec m a -> Vec (n + m) a
append Nil ys = ys
append (x :> xs) ys = x :> append xs ys

vhead :: Vec ('S n) a -> a
vhead (x :> _) = x

vtail :: Vec (S n) a -> Vec n a
vtail (_ :> xs) = xs

vzip :: Vec n a -> Vec n b -> Vec n (a, b)
vzip Nil Nil = Nil
vzip (x :> xs) (y :> ys) = (x, y) :> vzip xs ys

toList :: Vec n a -> [a]
toList Nil = []
toList (x :> xs) = x : toList xs

instance Functor (Vec n) where
  fmap _ Nil = Nil
  fmap f (x :> xs) = f x :> fmap f xs

data SNat (n :: Nat) where
  SZ :: SNat 'Z
  SS :: SNat n -> SNat ('S n)

replicateV :: SNat n -> a -> Vec n a
replicateV SZ _ = Nil
replicateV (SS n) x = x :> replicateV n x

class KnownLength (n :: Nat) where
  sing :: SNat n

instance KnownLength 'Z where
  sing = SZ

instance KnownLength n => KnownLength ('S n) where
  sing = SS sing

pureV :: KnownLength n => a -> Vec n a
pureV = replicateV sing

main :: IO ()
main = do
  let v = 1 :> 2 :> 3 :> Nil :: Vec ('S ('S ('S 'Z))) Int
  print v
  print (append v (fmap (* 10) v))
  print (vhead (vtail v), toList (vzip v (pureV 'x')))

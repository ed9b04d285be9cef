{-# LANGUAGE TypeFamilies, DataKinds, GADTs, PolyKinds, TypeOperators, UndecidableInstances #-}
-- closed families whose kinds follow from their equations
module Main where
import Data.Kind
import Data.Proxy
data N = O | S N
type family x + y where
  'O + n = n
  'S m + n = 'S (m + n)
data Vec :: N -> Type -> Type where
  Nil :: Vec 'O a
  (:>) :: a -> Vec n a -> Vec ('S n) a
infixr 5 :>
append :: Vec n a -> Vec m a -> Vec (n + m) a
append Nil v = v
append (x :> xs) v = x :> append xs v
toList :: Vec n a -> [a]
toList Nil = []
toList (x :> xs) = x : toList xs
type family Eq2 a b where
  Eq2 a a = 'True
  Eq2 a b = 'False
class Known (b :: Bool) where known :: Proxy b -> Bool
instance Known 'True where known _ = True
instance Known 'False where known _ = False
type family Map f xs where
  Map f '[] = '[]
  Map f (x ': xs) = f x ': Map f xs
type family Len xs where
  Len '[] = 'O
  Len (x ': xs) = 'S (Len xs)
class Nat n where nat :: Proxy n -> Int
instance Nat 'O where nat _ = 0
instance Nat n => Nat ('S n) where nat p = 1 + nat (prev p)
prev :: Proxy ('S n) -> Proxy n
prev _ = Proxy
main :: IO ()
main = do
  print (toList (append (1 :> 2 :> Nil) (3 :> Nil)))
  print (known (Proxy :: Proxy (Eq2 Int Int)), known (Proxy :: Proxy (Eq2 Int Bool)))
  print (nat (Proxy :: Proxy (Len (Map Maybe '[Int, Bool, Char]))))

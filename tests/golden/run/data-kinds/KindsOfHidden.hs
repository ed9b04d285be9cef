{-# LANGUAGE DataKinds, GADTs, PolyKinds, KindSignatures, TypeFamilies, TypeOperators, UndecidableInstances #-}
-- What a constructor hides has the kind that the type matched tells: the families of lists of naturals reduce for the parts
-- of a list of any kind.
module Main where

import Data.Proxy

data Nat = Z | S Nat

data family Sing (a :: k)
data instance Sing (n :: Nat) where
  SZ :: Sing 'Z
  SS :: Sing n -> Sing ('S n)
data instance Sing (b :: Bool) where
  STrue :: Sing 'True
  SFalse :: Sing 'False
data instance Sing (xs :: [k]) where
  SNil :: Sing '[]
  SCons :: Sing x -> Sing xs -> Sing (x ': xs)

type family (a :: Nat) <= (b :: Nat) :: Bool where
  'Z <= b = 'True
  'S a <= 'Z = 'False
  'S a <= 'S b = a <= b

type family If (b :: Bool) (t :: k) (e :: k) :: k where
  If 'True t e = t
  If 'False t e = e

type family Insert (n :: Nat) (xs :: [Nat]) :: [Nat] where
  Insert n '[] = '[n]
  Insert n (x ': xs) = If (n <= x) (n ': x ': xs) (x ': Insert n xs)

leq :: Sing a -> Sing b -> Sing (a <= b)
leq SZ _ = STrue
leq (SS _) SZ = SFalse
leq (SS a) (SS b) = leq a b

insert :: Sing n -> Sing xs -> Sing (Insert n xs)
insert n SNil = SCons n SNil
insert n (SCons x xs) = case leq n x of
  STrue -> SCons n (SCons x xs)
  SFalse -> SCons x (insert n xs)

toInt :: Sing (n :: Nat) -> Int
toInt SZ = 0
toInt (SS n) = 1 + toInt n

toList :: Sing (xs :: [Nat]) -> [Int]
toList SNil = []
toList (SCons x xs) = toInt x : toList xs

data Row (xs :: [k]) where
  End :: Row '[]
  (:&) :: Proxy x -> Row xs -> Row (x ': xs)
infixr 5 :&

type family Snoc (xs :: [Nat]) (n :: Nat) :: [Nat] where
  Snoc '[] n = '[n]
  Snoc (x ': xs) n = x ': Snoc xs n

snoc :: Row xs -> Proxy n -> Row (Snoc xs n)
snoc End n = n :& End
snoc (x :& xs) n = x :& snoc xs n

size :: Row xs -> Int
size End = 0
size (_ :& xs) = 1 + size xs

-- The fixity of (~) with DataKinds.
atMost :: n <= m ~ 'True => Sing n -> Sing m -> Int
atMost n m = toInt m - toInt n
infix 5 <=

main :: IO ()
main = do
  let two = SS (SS SZ)
  print (toList (insert (SS SZ) (insert two (insert SZ SNil))))
  print (size (snoc (Proxy :& (Proxy :: Proxy 'Z) :& End) (Proxy :: Proxy ('S 'Z))))
  print (atMost SZ two)

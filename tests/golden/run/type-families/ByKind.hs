{-# LANGUAGE DataKinds, GADTs, PolyKinds, RankNTypes, ScopedTypeVariables, TypeApplications, TypeFamilyDependencies, TypeOperators, AllowAmbiguousTypes, UndecidableInstances, StandaloneKindSignatures #-}
-- Families without parameters, whose equations differ in their kinds only: the singletons of a kind.
module Main where

import Data.Kind (Type)
import Data.Type.Equality

data N = Z | S N

type Sing :: k -> Type
type family Sing

data SNat :: N -> Type where
  SZ :: SNat 'Z
  SS :: Sing n -> SNat ('S n)

data SMaybe :: Maybe a -> Type where
  SNothing :: SMaybe 'Nothing
  SJust :: Sing x -> SMaybe ('Just x)

data SList :: [a] -> Type where
  SNil :: SList '[]
  SCons :: Sing x -> Sing xs -> SList (x ': xs)

type instance Sing = SNat
type instance Sing = SMaybe
type instance Sing = SList

class SingI (a :: k) where
  sing :: Sing a

instance SingI 'Z where sing = SZ
instance SingI n => SingI ('S n) where sing = SS sing
instance SingI 'Nothing where sing = SNothing
instance SingI x => SingI ('Just x) where sing = SJust sing
instance SingI '[] where sing = SNil
instance (SingI x, SingI xs) => SingI (x ': xs) where sing = SCons sing sing

data SomeSing k where
  SomeSing :: Sing (a :: k) -> SomeSing k

-- what is left of a kind determines it, though its equations speak of the family itself
class SingKind k where
  type Demote k = (r :: Type) | r -> k
  fromSing :: Sing (a :: k) -> Demote k
  toSing :: Demote k -> (forall (a :: k). Sing a -> r) -> r

instance SingKind N where
  type Demote N = Int
  fromSing SZ = 0
  fromSing (SS n) = 1 + fromSing n
  toSing 0 k = k SZ
  toSing n k = toSing (n - 1) (k . SS)

instance SingKind a => SingKind (Maybe a) where
  type Demote (Maybe a) = Maybe (Demote a)
  fromSing SNothing = Nothing
  fromSing (SJust x) = Just (fromSing x)
  toSing Nothing k = k SNothing
  toSing (Just x) k = toSing x (k . SJust)

instance SingKind a => SingKind [a] where
  type Demote [a] = [Demote a]
  fromSing SNil = []
  fromSing (SCons x xs) = fromSing x : fromSing xs
  toSing [] k = k SNil
  toSing (x : xs) k = toSing x $ \sx -> toSing xs $ \sxs -> k (SCons sx sxs)

someSing :: SingKind k => Demote k -> SomeSing k
someSing x = toSing x SomeSing

newtype Wrapped (a :: k) = Wrap { unwrap :: Sing a }

-- functions as types
data TyFun :: Type -> Type -> Type
type a ~> b = TyFun a b -> Type
infixr 0 ~>

type family Apply (f :: a ~> b) (x :: a) :: b

data Succ :: N ~> N
type instance Apply Succ n = 'S n

type family Map (f :: a ~> b) (xs :: [a]) :: [b] where
  Map f '[] = '[]
  Map f (x ': xs) = Apply f x ': Map f xs

type SLambda (f :: a ~> b) = forall t. Sing t -> Sing (Apply f t)

sMap :: forall f xs. SLambda f -> Sing xs -> Sing (Map f xs)
sMap _ SNil = SNil
sMap f (SCons x xs) = SCons (f x) (sMap @f f xs)

class Decide k where
  decide :: Sing (a :: k) -> Sing b -> Maybe (a :~: b)

instance Decide N where
  decide SZ SZ = Just Refl
  decide (SS a) (SS b) = do
    Refl <- decide a b
    Just Refl
  decide _ _ = Nothing

instance Decide a => Decide [a] where
  decide SNil SNil = Just Refl
  decide (SCons x xs) (SCons y ys) = do
    Refl <- decide x y
    Refl <- decide xs ys
    Just Refl
  decide _ _ = Nothing

same :: (SingKind k, Decide k) => Demote k -> SomeSing k -> Bool
same x (SomeSing s) = toSing x (\t -> maybe False (const True) (decide t s))

main :: IO ()
main = do
  print (fromSing (sing :: Sing ('S ('S 'Z))))
  print (fromSing (sing :: Sing '[ 'Just ('S 'Z), 'Nothing]))
  print (fromSing (sMap @Succ SS (SCons SZ (SCons (SS SZ) SNil))))
  print (case someSing [[1, 2], [3]] :: SomeSing [[N]] of SomeSing s -> fromSing s)
  print (case someSing (Just 4) :: SomeSing (Maybe N) of SomeSing s -> fromSing s)
  print (fromSing (unwrap (Wrap (SS SZ))))
  print (toSing (Just [2 :: Int]) fromSing)
  print (map (\xs -> same xs (someSing [1, 2] :: SomeSing [N])) [[], [1, 2], [2, 1]])

{-# LANGUAGE DataKinds, GADTs, TypeFamilies, UndecidableInstances #-}
-- Kinds that have kinds of their own: indices of indices, `forall` in kinds of data types and data instances, kinds that only types determine.
module Main where

import Prelude hiding ((++))
import Data.Kind (Constraint, Type)
import Data.Typeable

data Nat = Zero | Succ Nat

type family a + b where
  'Zero + b = b
  'Succ a + b = 'Succ (a + b)

data Vec :: Type -> Nat -> Type where
  VNil :: Vec a 'Zero
  (:>) :: a -> (Vec a n -> (Vec a ('Succ n)))

infixr 5 :>

-- the equations are at different kinds
type (++) :: Vec a n -> Vec a m -> Vec a (n + m)
type family xs ++ ys where
  'VNil ++ ys = ys
  (x ':> xs) ++ ys = x ':> (xs ++ ys)

data Elem :: forall a n. Vec a n -> a -> Type where
  Here :: Elem (x ':> xs) x
  There :: Elem xs x -> Elem (y ':> xs) x

data Length :: forall a n. Vec a n -> Type where
  LZ :: Length 'VNil
  LS :: Length xs -> Length (x ':> xs)

weaken :: Length xs -> Elem ys x -> Elem (xs ++ ys) x
weaken LZ e = e
weaken (LS l) e = There (weaken l e)

position :: Elem xs x -> Int
position Here = 0
position (There e) = 1 + position e

data family Sing :: forall k. k -> Type

data instance Sing :: Bool -> Type where
  SFalse :: Sing 'False
  STrue :: Sing 'True

data instance Sing :: forall a. Maybe a -> Type where
  SNothing :: Sing 'Nothing
  SJust :: Sing x -> Sing ('Just x)

isTrue :: Sing (b :: Bool) -> Bool
isTrue STrue = True
isTrue SFalse = False

inside :: Sing (m :: Maybe Bool) -> Maybe Bool
inside SNothing = Nothing
inside (SJust b) = Just (isTrue b)

type C = Constraint

type family Always :: C where
  Always = ()

class Named a where
  name :: a -> String

instance Always => Named Bool where
  name = show

-- `k` stands in a context and in the kind of `a`, which the type shows
isInt :: forall k (a :: k). (Typeable k, Typeable a) => Proxy a -> String
isInt _ = case eqT :: Maybe (k :~: Type) of
  Nothing -> "no type"
  Just Refl -> case eqT :: Maybe (a :~: Int) of
    Nothing -> "another type"
    Just Refl -> "Int"

main :: IO ()
main = do
  print (position (weaken (LS (LS LZ)) (There Here)))
  print (inside (SJust STrue), inside (SJust SFalse), inside SNothing)
  putStrLn (name True)
  mapM_ putStrLn [isInt (Proxy :: Proxy Int), isInt (Proxy :: Proxy Bool), isInt (Proxy :: Proxy 'True)]

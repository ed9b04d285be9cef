-- Families of constraints that come to equalities: asked for, given at once, and given by what a match tells; also through superclasses.
{-# LANGUAGE DataKinds, TypeFamilies, UndecidableInstances, UndecidableSuperClasses #-}
module Main (main) where

import Data.Kind (Constraint, Type)

type family First (ts :: [k]) :: k where First (t ': ts) = t

type family Others (ts :: [k]) :: [k] where Others (t ': ts) = ts

type family Alike (as :: [k]) (bs :: [l]) :: Constraint where
  Alike '[] bs = bs ~ '[]
  Alike (a ': as) bs = bs ~ (First bs ': Others bs)

type family EachF (c :: k -> l -> Constraint) (as :: [k]) (bs :: [l]) :: Constraint where
  EachF c '[] '[] = ()
  EachF c (a ': as) (b ': bs) = (c a b, Each c as bs)

class (Alike as bs, Alike bs as, EachF c as bs) => Each (c :: k -> l -> Constraint) (as :: [k]) (bs :: [l])

instance (Alike as bs, Alike bs as, EachF c as bs) => Each c as bs

infixr 5 :&

data Row (ts :: [Type]) where
  End :: Row '[]
  (:&) :: t -> Row ts -> Row (t ': ts)

data Via (c :: Type -> Type -> Constraint) = Via

mapRow :: Each c as bs => Via c -> (forall a b. c a b => a -> b) -> Row as -> Row bs
mapRow _ _ End = End
mapRow via f (a :& as) = f a :& mapRow via f as

class Told a b where
  told :: a -> b

instance Told Int String where
  told = show

instance Told Bool Int where
  told = fromEnum

sameLength :: Alike as bs => Row as -> Row bs -> String
sameLength End End = "empty"
sameLength (_ :& _) (_ :& _) = "not empty"

type family Is (a :: Type) (b :: Type) :: Constraint where
  Is a Int = a ~ Int
  Is a b = Show a

counted :: Is a Int => a -> Int
counted n = n + 1

texts :: Row '[String, Int]
texts = mapRow (Via :: Via Told) told ((3 :: Int) :& True :& End)

same :: Row '[Char, ()]
same = mapRow (Via :: Via (~)) id ('a' :& () :& End)

main :: IO ()
main = do
  case texts of text :& number :& End -> print (text, number)
  case same of c :& u :& End -> print (c, u)
  putStrLn (sameLength ('a' :& End) ("b" :& End))
  print (counted 4)

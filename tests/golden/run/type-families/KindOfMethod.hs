{-# LANGUAGE DataKinds, DefaultSignatures, FlexibleContexts, FlexibleInstances, GADTs, KindSignatures, MultiParamTypeClasses, PolyKinds, QuantifiedConstraints, RankNTypes, TypeFamilies, UndecidableInstances #-}
-- Type variables of a method, and of what a class asks, that are of the kind of the class's parameter: at an instance that kind is known.
import Data.Kind (Type)

class Graded (m :: k -> Type -> Type) where
  type Both m (i :: k) (j :: k) :: k
  bind :: m i a -> (a -> m j b) -> m (Both m i j) b
  same :: m i a -> m i a
  same x = x

data Nat = Z | S Nat

data Vec n a where
  Nil :: Vec 'Z a
  Cons :: a -> Vec n a -> Vec ('S n) a

type family Sum m n :: Nat where
  Sum 'Z n = n
  Sum ('S m) n = 'S (Sum m n)

type family Times m n :: Nat where
  Times 'Z n = 'Z
  Times ('S m) n = Sum n (Times m n)

append :: Vec m a -> Vec n a -> Vec (Sum m n) a
append Nil v = v
append (Cons a u) v = Cons a (append u v)

instance Graded Vec where
  type Both Vec i j = Times i j
  bind v f = case v of
    Nil -> Nil
    Cons a u -> append (f a) (bind u f)

toList :: Vec n a -> [a]
toList Nil = []
toList (Cons a v) = a : toList v

data Flag = On | Off

newtype Tagged (f :: Flag) a = Tagged a

instance Graded Tagged where
  type Both Tagged i j = j
  bind (Tagged a) f = f a

-- what a class asks for all types of its parameter's kind
class (forall x. Show (f x)) => Shown (f :: k -> Type) where
  text :: f x -> String
  text = show

data Light (f :: Flag) where
  Red :: Light 'On
  Dark :: Light 'Off

instance Show (Light f) where
  show Red = "red"
  show Dark = "dark"

instance Shown Light

main :: IO ()
main = do
  let two = Cons 1 (Cons 2 Nil) :: Vec ('S ('S 'Z)) Int
  print (toList (bind two (\x -> Cons x (Cons (x * 10) (Cons 0 Nil)))))
  print (toList (same two))
  case bind (Tagged 3 :: Tagged 'On Int) (\x -> Tagged (x + 1) :: Tagged 'Off Int) of Tagged y -> print y
  putStrLn (text Red ++ text Dark)

{-# LANGUAGE ConstraintKinds, KindSignatures, PolyKinds, RankNTypes, StandaloneKindSignatures, LiberalTypeSynonyms, ExistentialQuantification #-}
-- Polymorphic kinds, constraint synonyms, classes as parameters, synonyms for polymorphic types.
module Main where

import Data.Kind
import Data.Proxy

type T :: forall k. (k -> Type) -> k -> Type
newtype T f a = MkT { unT :: f a }

type Cat :: (k -> k -> Type) -> Constraint
class Cat c where
  idc :: c a a
  (%.) :: c b d -> c a b -> c a d

newtype Fun a b = Fun { runFun :: a -> b }
instance Cat Fun where
  idc = Fun id
  Fun g %. Fun h = Fun (g . h)

newtype Nat f g = Nat { runNat :: forall x. f x -> g x }
instance Cat Nat where
  idc = Nat id
  Nat g %. Nat h = Nat (\x -> g (h x))

type ShowNum a = (Show a, Num a)

next :: ShowNum a => a -> String
next x = show (x + 1)

data Some c = forall a. c a => Some a

texts :: [Some Show] -> [String]
texts xs = [show a | Some a <- xs]

type Lens s t a b = forall f. Functor f => (a -> f b) -> s -> f t

newtype K a b = K { unK :: a }
instance Functor K' where
  fmap _ K' = K'
data K' a = K'
instance Functor (K a) where
  fmap _ (K a) = K a
newtype I a = I { unI :: a }
instance Functor I where
  fmap g (I a) = I (g a)

view :: Lens s t a b -> s -> a
view l s = unK (l K s)

over :: Lens s t a b -> (a -> b) -> s -> t
over l g s = unI (l (I . g) s)

_1 :: Lens (a, c) (b, c) a b
_1 g (a, c) = fmap (\b -> (b, c)) (g a)

type Id x = x
type Generic i o = forall x. i x -> o x

single :: Generic Id []
single x = [x]

name :: forall f a. Show (f a) => Proxy f -> f a -> String
name _ = show

main :: IO ()
main = do
  print (unT (MkT (Just 1)))
  print (runFun (Fun (+ 1) %. Fun (* 2)) 5, runNat (Nat (take 1) %. idc) [1, 2])
  putStrLn (next 3 ++ " " ++ next 2.5)
  print (texts [Some (Just 1), Some "x"])
  print (view _1 (1, 2), over _1 show (1, 2), single 'x')
  putStrLn (name (Proxy :: Proxy Maybe) (Just 1))

{-# LANGUAGE GADTs, QuantifiedConstraints, UndecidableInstances #-}
-- A quantified constraint of which even the class is a variable: given, it is the superclass of its synonym's instance, and stands for itself.
module Main where

import Data.Kind (Constraint, Type)

class (forall x. c (f x)) => Every (c :: Type -> Constraint) (f :: Type -> Type)
instance (forall x. c (f x)) => Every c f

data Has c where
  Has :: c => Has c

class Empty a where empty :: a
instance Empty [a] where empty = []
instance Empty (Maybe a) where empty = Nothing

atInt :: f () -> Has (Every c f) -> Has (c (f Int))
atInt _ Has = Has

emptyOf :: Has (Empty a) -> a
emptyOf Has = empty

main :: IO ()
main = print (emptyOf (atInt [()] Has), emptyOf (atInt (Just ()) Has))

{-# LANGUAGE FlexibleContexts, ScopedTypeVariables, TypeFamilies #-}
-- A family applied to more than its parameters, under coerce: what is given of it is used before its arguments are compared.
module Main where

import Data.Coerce (Coercible, coerce)
import Data.Kind (Type)

type family Shape a :: Type -> Type
type family Inner a

type instance Shape Int = Maybe
type instance Shape Char = Maybe
type instance Inner Int = Char

relabel :: forall a x. Coercible (Shape a) (Shape (Inner a)) => (Shape a x -> a) -> Shape (Inner a) x -> a
relabel = coerce

main :: IO ()
main = print (relabel (maybe 0 length :: Maybe String -> Int) (Just "three"))

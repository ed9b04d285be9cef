{-# LANGUAGE AllowAmbiguousTypes, DataKinds, GADTs, PolyKinds, RankNTypes, ScopedTypeVariables, TypeApplications, TypeOperators #-}
-- The family (==), and equalities between types of different kinds.
module Main where

import Data.Kind (Type)
import Data.Type.Equality
import Type.Reflection

class Known (b :: Bool) where known :: Bool
instance Known 'True where known = True
instance Known 'False where known = False

compareReps :: forall (k1 :: Type) (k2 :: Type) (a :: k1) (b :: k2). TypeRep a -> TypeRep b -> String
compareReps x y = case eqTypeRep x y of
  Just HRefl -> "same " ++ show x
  Nothing -> "different"

main :: IO ()
main = do
  print (known @(Int == Int), known @(Maybe Int == Maybe Char), known @([Int] == [Int]), known @(3 == 3), known @('Just 'True == 'Just 'False))
  putStrLn (compareReps (typeRep :: TypeRep Int) (typeRep :: TypeRep Int))
  putStrLn (compareReps (typeRep :: TypeRep Maybe) (typeRep :: TypeRep Int))
  print (HRefl == (HRefl :: Maybe :~~: Maybe))

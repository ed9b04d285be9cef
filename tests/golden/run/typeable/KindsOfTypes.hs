{-# LANGUAGE ConstraintKinds, DataKinds, GADTs, PolyKinds, RankNTypes, ScopedTypeVariables #-}
-- typeRepKind: of constructors of every sort of kind, and as a given.
module Main where

import Data.Kind (Type)
import Data.Proxy (Proxy)
import Type.Reflection

data Wrap f a = Wrap (f a)
data Flag (b :: Bool) = Flag

data Dict c where Dict :: c => Dict c

kindOf :: TypeRep a -> String
kindOf r = show r ++ " :: " ++ show (typeRepKind r)

evidence :: forall k (a :: k). TypeRep a -> Dict (Typeable k)
evidence r = withTypeable (typeRepKind r) Dict


main :: IO ()
main = do
  mapM_ putStrLn
    [ kindOf (typeRep :: TypeRep Int), kindOf (typeRep :: TypeRep Maybe), kindOf (typeRep :: TypeRep (Either Int))
    , kindOf (typeRep :: TypeRep (Proxy Maybe)), kindOf (typeRep :: TypeRep (Wrap Maybe)), kindOf (typeRep :: TypeRep ('Just 'True))
    , kindOf (typeRep :: TypeRep Flag), kindOf (typeRep :: TypeRep "x"), kindOf (typeRep :: TypeRep Monad), kindOf (typeRep :: TypeRep Type)
    , kindOf (typeRep :: TypeRep (Int -> Bool)), kindOf (typeRep :: TypeRep (->)), kindOf (typeRep :: TypeRep ((->) Int)) ]
  case evidence (typeRep :: TypeRep Flag) of Dict -> putStrLn "given"

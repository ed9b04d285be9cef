{-# LANGUAGE DataKinds, PolyKinds, TypeFamilies, TypeOperators, UndecidableInstances #-}
-- The kind that is written of all that a synonym stands for brings its variables along.
module Main where

import Data.Kind
import Data.Proxy
import GHC.TypeLits

data Match j k = Match_ j k | Any_ k
type (-->) = ('Match_ :: j -> k -> Match j k)
type N = ('Nothing :: Maybe a)

type family Case (ms :: [Match j k]) (a :: j) :: k where
  Case ('Match_ a b : ms) a = b
  Case ('Match_ c b : ms) a = Case ms a
  Case ('Any_ b : ms) a = b

type Table a = Case '[ 1 --> "one", 2 --> "two", 'Any_ "many"] a

type family F (m :: Maybe k) :: Nat where
  F N = 0
  F ('Just x) = 1

main :: IO ()
main = do
  putStrLn (symbolVal (Proxy :: Proxy (Table 1)))
  putStrLn (symbolVal (Proxy :: Proxy (Table 2)))
  putStrLn (symbolVal (Proxy :: Proxy (Table 3)))
  print (natVal (Proxy :: Proxy (F (N :: Maybe Type))), natVal (Proxy :: Proxy (F ('Just Int))), natVal (Proxy :: Proxy (F ('Just 'True))))

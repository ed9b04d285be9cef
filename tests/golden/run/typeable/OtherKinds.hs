{-# LANGUAGE GADTs, KindSignatures, PolyKinds, RankNTypes, ScopedTypeVariables, TypeOperators #-}
-- Equality of types whose kinds differ.
module Main where

import Data.Proxy
import Data.Type.Equality
import Data.Typeable

same :: forall k1 k2 (a :: k1) (b :: k2). (Typeable k1, Typeable k2, Typeable a, Typeable b) => Proxy a -> Proxy b -> String
same _ _ = case cast (HRefl :: a :~~: a) :: Maybe (a :~~: b) of
  Just HRefl -> "the same"
  Nothing -> "not the same"

main :: IO ()
main = do
  putStrLn (same (Proxy :: Proxy Int) (Proxy :: Proxy Maybe))
  putStrLn (same (Proxy :: Proxy Int) (Proxy :: Proxy Int))
  putStrLn (same (Proxy :: Proxy Maybe) (Proxy :: Proxy Maybe))

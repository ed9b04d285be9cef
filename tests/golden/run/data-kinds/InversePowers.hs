{-# LANGUAGE DataKinds, KindSignatures, TypeOperators #-}
-- Roots and logarithms of literals are exact, whatever their size.
module Main where
import Data.Proxy
import GHC.TypeLits
root :: Proxy (x ^ y) -> Proxy y -> Proxy x
root _ _ = Proxy
logarithm :: Proxy (x ^ y) -> Proxy x -> Proxy y
logarithm _ _ = Proxy
plain :: Proxy (x ^ 1) -> Proxy x
plain p = p

one :: Proxy (x ^ 0) -> Proxy (1 ^ x) -> Proxy 1
one p _ = p

main :: IO ()
main = do
  print (natVal (root (Proxy :: Proxy 10000) (Proxy :: Proxy 2)))
  print (natVal (root (Proxy :: Proxy 1000000007000000000000) (Proxy :: Proxy 1)), natVal (root (Proxy :: Proxy 0) (Proxy :: Proxy 3)), natVal (root (Proxy :: Proxy 1) (Proxy :: Proxy 3)))
  print (natVal (logarithm (Proxy :: Proxy 1) (Proxy :: Proxy 7)), natVal (logarithm (Proxy :: Proxy 1267650600228229401496703205376) (Proxy :: Proxy 2)))
  print (natVal (plain (Proxy :: Proxy 8)), natVal (one (Proxy :: Proxy (3 ^ 0)) (Proxy :: Proxy (1 ^ 3))))

-- expect: TypeMismatch
{-# LANGUAGE DataKinds, KindSignatures, TypeOperators #-}
module Main where
import Data.Proxy
import GHC.TypeLits
root :: Proxy (x ^ y) -> Proxy y -> Proxy x
root _ _ = Proxy
logarithm :: Proxy (x ^ y) -> Proxy x -> Proxy y
logarithm _ _ = Proxy
main :: IO ()
main = print (natVal (root (Proxy :: Proxy 5) (Proxy :: Proxy 1000000000)))

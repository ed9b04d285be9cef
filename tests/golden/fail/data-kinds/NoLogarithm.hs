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
main = print (natVal (logarithm (Proxy :: Proxy 0) (Proxy :: Proxy 0)))

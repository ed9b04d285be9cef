-- expect: MissingInstance
{-# LANGUAGE DataKinds #-}
import Data.Proxy
import GHC.TypeLits

f :: Proxy (n :: Nat) -> Integer
f p = natVal p

main :: IO ()
main = print (f (Proxy :: Proxy 3))

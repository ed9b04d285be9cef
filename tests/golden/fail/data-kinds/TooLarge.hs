-- expect: TypeMismatch
{-# LANGUAGE DataKinds, GADTs #-}
import Data.Proxy
import GHC.TypeLits

small :: (n <= 10) => Proxy n -> ()
small _ = ()

main :: IO ()
main = print (small (Proxy :: Proxy 11))

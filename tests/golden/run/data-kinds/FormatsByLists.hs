{-# LANGUAGE DataKinds, TypeFamilies, KindSignatures, TypeOperators, ScopedTypeVariables, TypeApplications, FlexibleContexts #-}
module Main (main) where
import Data.Kind (Type)
import Data.Proxy
import GHC.TypeLits
data Fmt = L Symbol | I
class Format (fs :: [Fmt]) where
  type Out fs :: Type
  fmt :: Proxy fs -> ShowS -> Out fs
instance Format '[] where { type Out '[] = String; fmt _ s = s "" }
instance (KnownSymbol s, Format fs) => Format ('L s ': fs) where { type Out ('L s ': fs) = Out fs; fmt _ s = fmt (Proxy @fs) (s . showString (symbolVal (Proxy @s))) }
instance Format fs => Format ('I ': fs) where { type Out ('I ': fs) = Int -> Out fs; fmt _ s i = fmt (Proxy @fs) (s . shows i) }
main :: IO ()
main = putStrLn (fmt (Proxy @'[ 'L "x = ", 'I]) id 42)

{-# LANGUAGE DataKinds, TypeFamilies, PolyKinds, StandaloneKindSignatures, UndecidableInstances, AllowAmbiguousTypes #-}
module Main (main) where
import Data.Kind
import GHC.TypeLits
import Data.Proxy
-- instances that only kinds tell apart
class Describe (a :: k) where describe :: Proxy a -> String
instance Describe (a :: Type) where describe _ = "a type"
instance KnownSymbol s => Describe (s :: Symbol) where describe _ = show (symbolVal (Proxy @s))
instance KnownNat n => Describe (n :: Nat) where describe _ = show (natVal (Proxy @n))
instance Describe 'True where describe _ = "true"
instance Describe (b :: Bool -> Type) where describe _ = "takes a Bool"
instance Describe (f :: Type -> Type) where describe _ = "a constructor"
instance Describe '[] where describe _ = "nothing"
instance (Describe x, Describe xs) => Describe (x ': xs) where describe _ = describe (Proxy @(x)) ++ ", " ++ describe (Proxy @(xs))
data P (b :: Bool)
data (p :: k) :> (r :: Type)
infixr 4 :>
data Capture (a :: Type)
data End
type family Arity (api :: Type) :: Nat where
  Arity ((s :: Symbol) :> r) = Arity r
  Arity ((c :: Type) :> r) = 1 + Arity r
  Arity End = 0
type family Fun api
type instance Fun End = Int
type instance Fun ((s :: Symbol) :> r) = Fun r
type instance Fun (Capture a :> r) = a -> Fun r
f :: Fun ("add" :> Capture Int :> "to" :> Capture Bool :> End)
f n b = if b then n else negate n
main :: IO ()
main = do
  putStrLn (describe (Proxy @(Int)))
  putStrLn (describe (Proxy @("text")))
  putStrLn (describe (Proxy @(42)))
  putStrLn (describe (Proxy @('True)))
  putStrLn (describe (Proxy @(P)))
  putStrLn (describe (Proxy @(Maybe)))
  putStrLn (describe (Proxy @('[1, 2])))
  print (natVal (Proxy @(Arity ("a" :> Capture Int :> "b" :> Capture Bool :> End))), f 3 True, f 4 False)

{-# LANGUAGE DataKinds, KindSignatures, ScopedTypeVariables, TypeApplications, AllowAmbiguousTypes, TypeOperators, FlexibleContexts, TypeFamilies, GADTs #-}
module Main where
import Data.Typeable
import Data.Dynamic
import GHC.TypeLits

-- Typeable of a number comes from its KnownNat, known or not.
newtype Vec (n :: Nat) a = Vec [a] deriving Show
newtype Tagged (s :: Symbol) a = Tagged a deriving Show

rep :: forall n. KnownNat n => Proxy n -> TypeRep
rep _ = typeRep (Proxy :: Proxy (Vec n Int))

name :: forall s. KnownSymbol s => Proxy s -> TypeRep
name _ = typeRep (Proxy :: Proxy (Tagged s Bool))

grow :: forall n. KnownNat n => Vec n Int -> Dynamic
grow (Vec xs) = toDyn (Vec (0 : xs) :: Vec n Int)

plus :: forall n. KnownNat (n + 1) => Proxy n -> TypeRep
plus _ = typeRep (Proxy :: Proxy (n + 1))

both :: forall n. (KnownNat n, Typeable n) => Proxy n -> TypeRep
both = typeRep

main :: IO ()
main = do
  print (rep (Proxy @3))
  print (name (Proxy @"x"))
  print (rep (Proxy @3) == typeRep (Proxy @(Vec 3 Int)), rep (Proxy @3) == rep (Proxy @4))
  print (typeRep (Proxy @(Vec 3 Int)) `compare` rep (Proxy @3))
  print (fromDynamic (grow (Vec [1, 2] :: Vec 7 Int)) :: Maybe (Vec 7 Int))
  print (fmap (const ()) (fromDynamic (grow (Vec [1] :: Vec 7 Int)) :: Maybe (Vec 8 Int)))
  case someNatVal 12 of
    Just (SomeNat p) -> print (rep p, rep p == rep (Proxy @12), typeRepTyCon (typeRep p))
    Nothing -> pure ()
  case someSymbolVal "two words" of
    SomeSymbol p -> print (name p, name p == name (Proxy @"two words"), typeRep p)
  print (plus (Proxy @4), both (Proxy @5))
  print (eqT :: Maybe (3 :~: 3))

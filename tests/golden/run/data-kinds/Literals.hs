{-# LANGUAGE DataKinds, KindSignatures, TypeOperators, AllowAmbiguousTypes, NoStarIsType, GADTs #-}
-- Numbers and texts in types.
module Main where

import Data.Proxy
import Data.Type.Equality
import GHC.TypeLits

newtype Mod' (n :: Nat) = Mod' Integer deriving (Eq)

instance KnownNat n => Show (Mod' n) where
  show m@(Mod' x) = show x ++ " mod " ++ show (natVal m)

instance KnownNat n => Num (Mod' n) where
  Mod' a + Mod' b = fromInteger (a + b)
  Mod' a * Mod' b = fromInteger (a * b)
  abs = id
  signum = id
  negate (Mod' a) = fromInteger (negate a)
  fromInteger i = r
    where
      r = Mod' (i `mod` natVal r)

newtype Field (name :: Symbol) a = Field a

describe :: forall name a. (KnownSymbol name, Show a) => Field name a -> String
describe (Field a) = symbolVal (Proxy :: Proxy name) ++ "=" ++ show a

size :: forall n. KnownNat n => Integer
size = natVal (Proxy @n)

atMost :: (KnownNat n, n <= 10) => Proxy n -> Integer
atMost = natVal

main :: IO ()
main = do
  print (5 + 4 * 3 :: Mod' 7)
  putStrLn (describe (Field 3 :: Field "width" Int))
  print (size @12, size @(3 + 4 * 5), size @(2 ^ 70 - 1))
  print (atMost (Proxy @10))
  print (symbolVal (Proxy @(AppendSymbol "ab" "cd")))
  case someNatVal 42 of
    Just (SomeNat p) -> print (natVal p, fmap (const "same") (sameNat p (Proxy @42)), fmap (const "same") (sameNat p (Proxy @41)))
    Nothing -> putStrLn "negative"
  print (fmap (\(SomeNat p) -> natVal p) (someNatVal (-1)))
  case someSymbolVal "hello" of SomeSymbol p -> putStrLn (symbolVal p)
  print (case sameNat (Proxy @(2 + 2)) (Proxy @4) of Just Refl -> True; Nothing -> False)

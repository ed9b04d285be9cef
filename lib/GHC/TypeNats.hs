{-# LANGUAGE AllowAmbiguousTypes #-}
{-# LANGUAGE DataKinds #-}
{-# LANGUAGE GADTs #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoStarIsType #-}
{-# LANGUAGE TypeFamilies #-}
{-# LANGUAGE UndecidableInstances #-}
-- | Numbers as types. The compiler calculates the families and knows the instances of KnownNat: a dictionary holds the number.
module GHC.TypeNats
  ( Natural
  , Nat
  , KnownNat (natSing)
  , SomeNat (..)
  , natVal
  , natVal'
  , natInteger
  , someNatVal
  , sameNat
  , type (<=)
  , type (<=?)
  , type (+)
  , type (*)
  , type (^)
  , type (-)
  , CmpNat
  , Div
  , Mod
  , Log2
  ) where

import Data.Proxy (Proxy (..))
import Data.Type.Equality ((:~:) (..))
import GHC.Exts (Proxy#)
import GHC.Natural (Natural, naturalFromInteger, naturalToInteger)
import Unsafe.Coerce (unsafeCoerce)

type Nat = Natural

class KnownNat (n :: Nat) where
  -- | Holds an Integer, whatever the type says: see `natInteger`.
  natSing :: SNat n

newtype SNat (n :: Nat) = SNat Integer

data SomeNat = forall n. KnownNat n => SomeNat (Proxy n)

natInteger :: forall n proxy. KnownNat n => proxy n -> Integer
natInteger _ = case (natSing :: SNat n) of SNat i -> i

natVal :: forall n proxy. KnownNat n => proxy n -> Natural
natVal p = naturalFromInteger (natInteger p)

natVal' :: forall n. KnownNat n => Proxy# n -> Natural
natVal' _ = natVal (Proxy :: Proxy n)

newtype WithNat = WithNat (forall n. KnownNat n => Proxy n -> SomeNat)

-- Given the method, `unsafeCoerce` makes the dictionary (compiler/desugar/unsafe-coerce.ts).
someNatVal :: Natural -> SomeNat
someNatVal n = (unsafeCoerce (WithNat SomeNat) :: Integer -> Proxy () -> SomeNat) (naturalToInteger n) Proxy

instance Eq SomeNat where
  SomeNat x == SomeNat y = natVal x == natVal y

instance Ord SomeNat where
  compare (SomeNat x) (SomeNat y) = compare (natVal x) (natVal y)

instance Show SomeNat where
  showsPrec p (SomeNat x) = showsPrec p (natVal x)

instance Read SomeNat where
  readsPrec p xs = [(someNatVal a, ys) | (a, ys) <- readsPrec p xs]

sameNat :: (KnownNat a, KnownNat b) => proxy1 a -> proxy2 b -> Maybe (a :~: b)
sameNat x y
  | natInteger x == natInteger y = Just (unsafeCoerce Refl)
  | otherwise = Nothing

infix 4 <=?, <=
infixl 6 +, -
infixl 7 *, `Div`, `Mod`
infixr 8 ^

type x <= y = (x <=? y) ~ 'True

type family (a :: Nat) <=? (b :: Nat) :: Bool
type family (a :: Nat) + (b :: Nat) :: Nat
type family (a :: Nat) * (b :: Nat) :: Nat
type family (a :: Nat) ^ (b :: Nat) :: Nat
type family (a :: Nat) - (b :: Nat) :: Nat
type family CmpNat (a :: Nat) (b :: Nat) :: Ordering
type family Div (a :: Nat) (b :: Nat) :: Nat
type family Mod (a :: Nat) (b :: Nat) :: Nat
type family Log2 (a :: Nat) :: Nat

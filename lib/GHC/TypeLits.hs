{-# LANGUAGE AllowAmbiguousTypes #-}
{-# LANGUAGE DataKinds #-}
{-# LANGUAGE GADTs #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoStarIsType #-}
{-# LANGUAGE TypeFamilies #-}
-- | Numbers and texts as types. See GHC.TypeNats, whose functions have Integer here.
module GHC.TypeLits
  ( Nat
  , Natural
  , Symbol
  , KnownNat
  , natVal
  , natVal'
  , KnownSymbol
  , symbolVal
  , symbolVal'
  , SomeNat (..)
  , SomeSymbol (..)
  , someNatVal
  , someSymbolVal
  , sameNat
  , sameSymbol
  , type (<=)
  , type (<=?)
  , type (+)
  , type (*)
  , type (^)
  , type (-)
  , Div
  , Mod
  , Log2
  , AppendSymbol
  , CmpNat
  , CmpSymbol
  , TypeError
  , ErrorMessage (..)
  ) where

import Data.Proxy (Proxy (..))
import Data.Type.Equality ((:~:) (..))
import GHC.Exts (Proxy#)
import GHC.Natural (naturalFromInteger)
import GHC.Types (Symbol)
import GHC.TypeNats hiding (natVal, natVal', someNatVal)
import qualified GHC.TypeNats as Nats
import Unsafe.Coerce (unsafeCoerce)

infixl 6 :<>:
infixl 5 :$$:

-- | What a 'TypeError' says: texts, types, beside each other, one above the other.
data ErrorMessage
  = Text Symbol
  | forall t. ShowType t
  | ErrorMessage :<>: ErrorMessage
  | ErrorMessage :$$: ErrorMessage

-- | Of any kind: where it must be something, the program is refused with that message.
type family TypeError (message :: ErrorMessage) :: k where {}

natVal :: forall n proxy. KnownNat n => proxy n -> Integer
natVal = natInteger

natVal' :: forall n. KnownNat n => Proxy# n -> Integer
natVal' _ = natInteger (Proxy :: Proxy n)

-- | Nothing for what is negative.
someNatVal :: Integer -> Maybe SomeNat
someNatVal n
  | n >= 0 = Just (Nats.someNatVal (naturalFromInteger n))
  | otherwise = Nothing

class KnownSymbol (n :: Symbol) where
  symbolSing :: SSymbol n

newtype SSymbol (s :: Symbol) = SSymbol String

data SomeSymbol = forall n. KnownSymbol n => SomeSymbol (Proxy n)

symbolVal :: forall n proxy. KnownSymbol n => proxy n -> String
symbolVal _ = case (symbolSing :: SSymbol n) of SSymbol s -> s

symbolVal' :: forall n. KnownSymbol n => Proxy# n -> String
symbolVal' _ = symbolVal (Proxy :: Proxy n)

newtype WithSymbol = WithSymbol (forall n. KnownSymbol n => Proxy n -> SomeSymbol)

someSymbolVal :: String -> SomeSymbol
someSymbolVal s = (unsafeCoerce (WithSymbol SomeSymbol) :: String -> Proxy () -> SomeSymbol) s Proxy

instance Eq SomeSymbol where
  SomeSymbol x == SomeSymbol y = symbolVal x == symbolVal y

instance Ord SomeSymbol where
  compare (SomeSymbol x) (SomeSymbol y) = compare (symbolVal x) (symbolVal y)

instance Show SomeSymbol where
  showsPrec p (SomeSymbol x) = showsPrec p (symbolVal x)

sameSymbol :: (KnownSymbol a, KnownSymbol b) => proxy1 a -> proxy2 b -> Maybe (a :~: b)
sameSymbol x y
  | symbolVal x == symbolVal y = Just (unsafeCoerce Refl)
  | otherwise = Nothing

type family AppendSymbol (a :: Symbol) (b :: Symbol) :: Symbol
type family CmpSymbol (a :: Symbol) (b :: Symbol) :: Ordering

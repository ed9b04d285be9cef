{-# LANGUAGE NoImplicitPrelude #-}
-- | A value that only carries a type.
module Data.Proxy (Proxy(..), asProxyTypeOf, KProxy(..)) where

import GHC.Base
import GHC.Enum
import GHC.Ix
import GHC.Read
import GHC.Show

data Proxy t = Proxy
  deriving (Bounded, Read)

-- | A proxy for a kind.
data KProxy t = KProxy

-- | `const`, typed so that the first argument has the proxy's type.
asProxyTypeOf :: a -> proxy a -> a
asProxyTypeOf a _ = a

instance Eq (Proxy s) where
  _ == _ = True

instance Ord (Proxy s) where
  compare _ _ = EQ

instance Show (Proxy s) where
  showsPrec _ _ = showString "Proxy"

instance Enum (Proxy s) where
  succ _ = errorWithoutStackTrace "Proxy.succ"
  pred _ = errorWithoutStackTrace "Proxy.pred"
  fromEnum _ = 0
  toEnum 0 = Proxy
  toEnum _ = errorWithoutStackTrace "Proxy.toEnum: 0 expected"
  enumFrom _ = [Proxy]
  enumFromThen _ _ = repeated where repeated = Proxy : repeated
  enumFromThenTo _ _ _ = repeated where repeated = Proxy : repeated
  enumFromTo _ _ = [Proxy]

instance Ix (Proxy s) where
  range _ = [Proxy]
  inRange _ _ = True
  index _ _ = 0
  unsafeIndex _ _ = 0
  rangeSize _ = 1
  unsafeRangeSize _ = 1

instance Semigroup (Proxy s) where
  _ <> _ = Proxy
  sconcat _ = Proxy
  stimes _ _ = Proxy

instance Monoid (Proxy s) where
  mempty = Proxy
  mconcat _ = Proxy

instance Functor Proxy where
  fmap _ _ = Proxy

instance Applicative Proxy where
  pure _ = Proxy
  _ <*> _ = Proxy

instance Alternative Proxy where
  empty = Proxy
  _ <|> _ = Proxy

instance Monad Proxy where
  _ >>= _ = Proxy

instance MonadPlus Proxy

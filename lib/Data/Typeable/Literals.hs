{-# LANGUAGE DataKinds #-}
{-# LANGUAGE MagicHash #-}
-- | Representations of numbers and texts that are known when the program runs. The compiler makes `Typeable` of these, for variables of the kinds Nat and Symbol.
module Data.Typeable.Literals (natTypeRep, symbolTypeRep) where

import Data.Proxy (Proxy (..))
import Data.Typeable.Internal (TypeRep, Typeable (..), mkTrLiteral)
import GHC.TypeLits (KnownNat, KnownSymbol, Nat, Symbol, natVal, symbolVal)

natTypeRep :: forall n. KnownNat n => TypeRep n
natTypeRep = mkTrLiteral "GHC.TypeLits"# (show (natVal (Proxy :: Proxy n))) (typeRep# :: TypeRep Nat)

symbolTypeRep :: forall s. KnownSymbol s => TypeRep s
symbolTypeRep = mkTrLiteral "GHC.TypeLits"# (show (symbolVal (Proxy :: Proxy s))) (typeRep# :: TypeRep Symbol)

{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE RankNTypes #-}
{-# LANGUAGE ScopedTypeVariables #-}
{-# LANGUAGE TypeOperators #-}
-- | Type representations indexed by their type. The pattern synonyms App, Con and Fun are not here:
-- `splitApps` takes representations apart.
module Type.Reflection
  ( Typeable, typeRep, typeOf, withTypeable
  , (:~:)(..), (:~~:)(..)
  , TypeRep, eqTypeRep, typeRepTyCon, rnfTypeRep, splitApps
  , SomeTypeRep(..), someTypeRep, someTypeRepTyCon, rnfSomeTypeRep
  , TyCon, tyConPackage, tyConModule, tyConName, rnfTyCon
  , Module, moduleName, modulePackage, rnfModule
  ) where

import Data.Type.Equality
import Data.Typeable.Internal
import GHC.Base

-- | The representation of the type the context asks for.
typeRep :: Typeable a => TypeRep a
typeRep = typeRep#

-- | The representation as evidence. Given the method, `unsafeCoerce#` makes the dictionary (compiler/desugar/unsafe-coerce.ts).
withTypeable :: forall a r. TypeRep a -> (Typeable a => r) -> r
withTypeable rep body = (unsafeCoerce# (WithTypeable body :: WithTypeable a r) :: TypeRep a -> r) rep

newtype WithTypeable a r = WithTypeable (Typeable a => r)

-- | Evidence that two types are equal, if they are.
eqTypeRep :: TypeRep a -> TypeRep b -> Maybe (a :~~: b)
eqTypeRep r s
  | sameTypeRep r s = Just (unsafeCoerce# (HRefl :: () :~~: ()))
  | otherwise = Nothing

instance TestEquality TypeRep where
  testEquality r s = case eqTypeRep r s of
    Just HRefl -> Just Refl
    Nothing -> Nothing

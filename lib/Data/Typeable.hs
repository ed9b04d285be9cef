{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE GADTs #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE ScopedTypeVariables #-}
{-# LANGUAGE TypeOperators #-}
-- | Types at run time and casts between them.
module Data.Typeable
  ( Typeable, typeOf, typeRep, cast, gcast, gcast1, gcast2, eqT
  , TypeRep, typeRepTyCon, typeRepFingerprint, rnfTypeRep, showsTypeRep, mkFunTy
  , funResultTy, splitTyConApp, typeRepArgs
  , TyCon, tyConName, tyConModule, tyConPackage, rnfTyCon
  , typeOf1, typeOf2, typeOf3, typeOf4, typeOf5, typeOf6, typeOf7
  , Proxy(..), (:~:)(..), (:~~:)(..)
  ) where

import Data.Proxy (Proxy(..))
import Data.Type.Equality
import Data.Typeable.Internal hiding (TypeRep, rnfTypeRep, typeOf, typeRepTyCon)
import qualified Data.Typeable.Internal as I
import GHC.Fingerprint.Type (Fingerprint)
import GHC.Base
import GHC.Show
import Type.Reflection.Unsafe (someTypeRepFingerprint)

-- | The representation of some type.
type TypeRep = I.SomeTypeRep

-- | The representation of a value's type; the value is not evaluated.
typeOf :: forall a. Typeable a => a -> TypeRep
typeOf _ = SomeTypeRep (typeRep# :: I.TypeRep a)

-- | The representation of a type given by a proxy.
typeRep :: forall proxy a. Typeable a => proxy a -> TypeRep
typeRep = someTypeRep

-- | Whether two types are equal.
eqT :: forall a b. (Typeable a, Typeable b) => Maybe (a :~: b)
eqT
  | sameTypeRep (typeRep# :: I.TypeRep a) (typeRep# :: I.TypeRep b) = Just (unsafeCoerce# (Refl :: () :~: ()))
  | otherwise = Nothing

-- | `cast` under a type constructor.
gcast :: forall a b c. (Typeable a, Typeable b) => c a -> Maybe (c b)
gcast x = case (eqT :: Maybe (a :~: b)) of
  Just Refl -> Just x
  Nothing -> Nothing

gcast1 :: forall c t t' a. (Typeable t, Typeable t') => c (t a) -> Maybe (c (t' a))
gcast1 x = case (eqT :: Maybe (t :~: t')) of
  Just Refl -> Just x
  Nothing -> Nothing

gcast2 :: forall c t t' a b. (Typeable t, Typeable t') => c (t a b) -> Maybe (c (t' a b))
gcast2 x = case (eqT :: Maybe (t :~: t')) of
  Just Refl -> Just x
  Nothing -> Nothing

typeRepTyCon :: TypeRep -> TyCon
typeRepTyCon = someTypeRepTyCon

rnfTypeRep :: TypeRep -> ()
rnfTypeRep = rnfSomeTypeRep

showsTypeRep :: TypeRep -> ShowS
showsTypeRep = shows

-- | The result of applying a function of the first type to an argument of the second.
funResultTy :: TypeRep -> TypeRep -> Maybe TypeRep
funResultTy f x = case someRep f of
  RepFun _ a b | sameRep a (someRep x) -> Just (SomeTypeRep (I.TypeRep b))
  _ -> Nothing

-- | The constructor at the head and what it is applied to.
splitTyConApp :: TypeRep -> (TyCon, [TypeRep])
splitTyConApp (SomeTypeRep t) = splitApps t

typeRepArgs :: TypeRep -> [TypeRep]
typeRepArgs t = case splitTyConApp t of (_, args) -> args

typeOf1 :: forall t a. Typeable t => t a -> TypeRep
typeOf1 _ = SomeTypeRep (typeRep# :: I.TypeRep t)

typeOf2 :: forall t a b. Typeable t => t a b -> TypeRep
typeOf2 _ = SomeTypeRep (typeRep# :: I.TypeRep t)

typeOf3 :: forall t a b c. Typeable t => t a b c -> TypeRep
typeOf3 _ = SomeTypeRep (typeRep# :: I.TypeRep t)

typeOf4 :: forall t a b c d. Typeable t => t a b c d -> TypeRep
typeOf4 _ = SomeTypeRep (typeRep# :: I.TypeRep t)

typeOf5 :: forall t a b c d e. Typeable t => t a b c d e -> TypeRep
typeOf5 _ = SomeTypeRep (typeRep# :: I.TypeRep t)

typeOf6 :: forall t a b c d e f. Typeable t => t a b c d e f -> TypeRep
typeOf6 _ = SomeTypeRep (typeRep# :: I.TypeRep t)

typeOf7 :: forall t a b c d e f g. Typeable t => t a b c d e f g -> TypeRep
typeOf7 _ = SomeTypeRep (typeRep# :: I.TypeRep t)

-- | Equal for equal types.
typeRepFingerprint :: TypeRep -> Fingerprint
typeRepFingerprint = someTypeRepFingerprint

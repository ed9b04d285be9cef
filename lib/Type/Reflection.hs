{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE GADTs #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE PatternSynonyms #-}
{-# LANGUAGE PolyKinds #-}
{-# LANGUAGE RankNTypes #-}
{-# LANGUAGE ScopedTypeVariables #-}
{-# LANGUAGE TypeOperators #-}
{-# LANGUAGE ViewPatterns #-}
-- | Type representations indexed by their type.
module Type.Reflection
  ( Typeable, typeRep, typeOf, withTypeable
  , (:~:)(..), (:~~:)(..)
  , TypeRep, pattern App, pattern Con, pattern Con', pattern Fun, eqTypeRep, typeRepKind, typeRepTyCon, rnfTypeRep, splitApps
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
eqTypeRep :: forall k1 k2 (a :: k1) (b :: k2). TypeRep a -> TypeRep b -> Maybe (a :~~: b)
eqTypeRep r s
  | sameTypeRep r s = Just (unsafeCoerce# (HRefl :: () :~~: ()))
  | otherwise = Nothing

typeRepKind :: forall k (a :: k). TypeRep a -> TypeRep k
typeRepKind (TypeRep r) = TypeRep (kindOfRep r)

instance TestEquality TypeRep where
  testEquality r s = case eqTypeRep r s of
    Just HRefl -> Just Refl
    Nothing -> Nothing

-- | A type applied to one: `Maybe Int`, and `(->) a` applied to `b`.
pattern App :: forall t. () => forall f x. t ~~ f x => TypeRep f -> TypeRep x -> TypeRep t
pattern App f x <- (splitApp -> IsApp f x)
  where App f x = mkTrApp f x

-- | A function type.
pattern Fun :: forall fun. () => forall arg res. fun ~~ (arg -> res) => TypeRep arg -> TypeRep res -> TypeRep fun
pattern Fun arg res <- (splitFun -> IsFun arg res)
  where Fun arg res = mkTrFun arg res

-- | A type constructor.
pattern Con :: forall a. TyCon -> TypeRep a
pattern Con con <- (splitCon -> Just (con, _))

-- | A type constructor, with the kinds it is at.
pattern Con' :: forall a. TyCon -> [SomeTypeRep] -> TypeRep a
pattern Con' con kinds <- (splitCon -> Just (con, kinds))

{-# COMPLETE Fun, App, Con #-}
{-# COMPLETE Fun, App, Con' #-}

data Application t where
  IsApp :: TypeRep f -> TypeRep x -> Application (f x)
  NoApp :: Application t

splitApp :: forall t. TypeRep t -> Application t
splitApp (TypeRep r) = case partsOfRep r of
  Just (f, x) -> unsafeCoerce# (IsApp (TypeRep f) (TypeRep x))
  Nothing -> NoApp

data Function t where
  IsFun :: TypeRep a -> TypeRep b -> Function (a -> b)
  NoFun :: Function t

splitFun :: TypeRep t -> Function t
splitFun (TypeRep r) = case r of
  RepFun _ a b -> unsafeCoerce# (IsFun (TypeRep a) (TypeRep b))
  _ -> NoFun

splitCon :: TypeRep t -> Maybe (TyCon, [SomeTypeRep])
splitCon (TypeRep r) = case r of
  RepCon _ con kinds -> Just (con, kinds)
  _ -> Nothing

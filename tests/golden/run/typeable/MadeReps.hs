{-# LANGUAGE DataKinds, GADTs, PolyKinds, TypeApplications #-}
-- Representations of types, written as texts and made again of what was read, as Data.Binary does it.
module Main (main) where

import Data.Kind (Type)
import Data.Proxy (Proxy)
import GHC.Exts (RuntimeRep (..), VecCount (..), VecElem (..))
import Type.Reflection
import Type.Reflection.Unsafe

data Größe = Größe

data Tagged (t :: k) = Tagged

data C = C String String String Int Kind deriving (Show)

data Kind = Apply C [Kind] | Star | Kind :-> Kind | Var Int | Name String | Number String deriving (Show)

-- the kind of what is written here needs no end: Type is its own
writeCon :: TyCon -> C
writeCon con = C (tyConPackage con) (tyConModule con) (tyConName con) (tyConKindArgs con) (writeKind (tyConKindRep con))

writeKind :: KindRep -> Kind
writeKind (KindRepTyConApp con args) = Apply (writeCon con) (map writeKind args)
writeKind (KindRepFun a b) = writeKind a :-> writeKind b
writeKind (KindRepTYPE _) = Star
writeKind (KindRepVar n) = Var n
writeKind (KindRepTypeLit TypeLitSymbol text) = Name text
writeKind (KindRepTypeLit TypeLitNat text) = Number text
writeKind (KindRepApp _ _) = error "an application"

readCon :: C -> TyCon
readCon (C package inModule name kinds kind) = mkTyCon package inModule name kinds (readKind kind)

readKind :: Kind -> KindRep
readKind (Apply con args) = KindRepTyConApp (readCon con) (map readKind args)
readKind (a :-> b) = KindRepFun (readKind a) (readKind b)
readKind Star = KindRepTYPE LiftedRep
readKind (Var n) = KindRepVar n
readKind (Name text) = KindRepTypeLit TypeLitSymbol text
readKind (Number text) = KindRepTypeLit TypeLitNat text

again :: TypeRep a -> SomeTypeRep
again (Fun a b) = case (again a, again b) of
  (SomeTypeRep x, SomeTypeRep y) | Just HRefl <- eqTypeRep (typeRepKind x) star, Just HRefl <- eqTypeRep (typeRepKind y) star -> SomeTypeRep (Fun x y)
  _ -> error "not of kind Type"
again (App f x) = case (again f, again x) of
  (SomeTypeRep g, SomeTypeRep y) -> case typeRepKind g of
    Fun from to | Just HRefl <- eqTypeRep from (typeRepKind y), Just HRefl <- eqTypeRep (typeRepKind to) star -> SomeTypeRep (mkTrApp g y)
    _ -> error "the kinds do not fit"
again (Con' con kinds) = SomeTypeRep (mkTrCon (readCon (writeCon con)) [again kind | SomeTypeRep kind <- kinds])

star :: TypeRep Type
star = typeRep

check :: TypeRep a -> IO ()
check rep = case again rep of
  made@(SomeTypeRep r) -> print (made, made == SomeTypeRep rep, SomeTypeRep (typeRepKind r) == SomeTypeRep (typeRepKind rep))

main :: IO ()
main = do
  check (typeRep @Int)
  check (typeRep @(Maybe [Int]))
  check (typeRep @(Either Größe))
  check (typeRep @(Int -> Maybe Bool))
  check (typeRep @(Proxy Maybe))
  check (typeRep @(Tagged 'True))
  check (typeRep @(Tagged "a name"))
  check (typeRep @(Proxy (Proxy 'LT)))
  print (mkTyCon "" "M" "T" 1 (KindRepFun (KindRepVar 0) (KindRepTYPE LiftedRep)) == typeRepTyCon (typeRep @Int))
  print (typeRepKind (mkTrCon (mkTyCon "p" "M" "T" 1 (KindRepFun (KindRepVar 0) (KindRepTYPE LiftedRep))) [SomeTypeRep (typeRep @Bool)] :: TypeRep Int))
  print (tyConFingerprint (typeRepTyCon (typeRep @(Maybe Int))) == tyConFingerprint (typeRepTyCon (typeRep @(Maybe Bool))))
  print ([minBound .. maxBound :: VecCount], [minBound .. maxBound :: VecElem])
  print (VecRep Vec4 FloatElemRep)
  print (KindRepFun (KindRepTYPE LiftedRep) (KindRepTypeLit TypeLitSymbol "s"))

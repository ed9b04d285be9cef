{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE PatternSynonyms #-}
{-# LANGUAGE PolyKinds #-}
{-# LANGUAGE ViewPatterns #-}
-- | Type representations made of their parts, whatever these are: nothing sees to it that the kinds fit. This is how they are read from a file.
module Type.Reflection.Unsafe
  ( TypeRep, mkTrApp, mkTyCon, typeRepFingerprint, someTypeRepFingerprint
  , KindRep
      (KindRepTyConApp, KindRepVar, KindRepApp, KindRepFun, KindRepTYPE, KindRepTypeLitS, KindRepTypeLitD, KindRepTypeLit)
  , TypeLitSort (..)
  , TyCon, mkTrCon, tyConKindRep, tyConKindArgs, tyConFingerprint
  ) where

import Data.Typeable.Internal hiding (mkTrCon)
import GHC.Base
import GHC.Fingerprint.Type (Fingerprint (..))
import GHC.Num
import GHC.Real
import GHC.Show
import GHC.Word ()
import Text.Read (read)

instance Show KindRep where
  showsPrec d kind = showParen (d > 10) (case kind of
    KindRepKnown rep -> showsPrec 0 (kindRepOf rep)
    KindRepTyConApp con args -> showString "KindRepTyConApp " . showsPrec 11 con . showString " " . showsPrec 11 args
    KindRepVar n -> showString "KindRepVar " . showsPrec 11 n
    KindRepApp f x -> showString "KindRepApp " . showsPrec 11 f . showString " " . showsPrec 11 x
    KindRepFun a b -> showString "KindRepFun " . showsPrec 11 a . showString " " . showsPrec 11 b
    KindRepTYPE r -> showString "KindRepTYPE " . showsPrec 11 r
    KindRepTypeLitS sort text -> showString "KindRepTypeLitS " . showsPrec 11 sort . showString " " . showsPrec 11 (unpackCStringUtf8# text)
    KindRepTypeLitD sort text -> showString "KindRepTypeLitD " . showsPrec 11 sort . showString " " . showsPrec 11 text)

deriving instance Show TypeLitSort

-- | A literal of either form.
pattern KindRepTypeLit :: TypeLitSort -> String -> KindRep
pattern KindRepTypeLit sort text <- (literalText -> Just (sort, text))
  where KindRepTypeLit sort text = KindRepTypeLitD sort text

{-# COMPLETE KindRepTyConApp, KindRepVar, KindRepApp, KindRepFun, KindRepTYPE, KindRepTypeLit #-}

literalText :: KindRep -> Maybe (TypeLitSort, String)
literalText (KindRepTypeLitS sort text) = Just (sort, unpackCStringUtf8# text)
literalText (KindRepTypeLitD sort text) = Just (sort, text)
literalText _ = Nothing

-- | Of this module and name, applied to so many kinds. There is but one package.
mkTyCon :: String -> String -> String -> Int -> KindRep -> TyCon
mkTyCon _ = namedTyCon

-- | A constructor applied to its kinds.
mkTrCon :: TyCon -> [SomeTypeRep] -> TypeRep a
mkTrCon = conRep

tyConKindArgs :: TyCon -> Int
tyConKindArgs (TyCon _ _ _ n _) = n

-- | Of what the compiler made: the kind at the kinds it is applied to, which has no variables.
tyConKindRep :: TyCon -> KindRep
tyConKindRep (TyCon _ _ _ _ kind) = case kind of
  KindRepKnown rep -> kindRepOf rep
  other -> other

kindRepOf :: Rep -> KindRep
kindRepOf (RepFun _ a b) = KindRepFun (kindRepOf a) (kindRepOf b)
kindRepOf (RepApp _ f x) = case kindRepOf f of
  KindRepTyConApp con args -> KindRepTyConApp con (args ++ [kindRepOf x])
  fun -> KindRepApp fun (kindRepOf x)
kindRepOf (RepCon _ con kinds) = case (tyConModule con, tyConName con) of
  ("GHC.Types", "Type") -> KindRepTYPE LiftedRep
  ("GHC.TypeLits", name@('"' : _)) -> KindRepTypeLitD TypeLitSymbol (read name)
  ("GHC.TypeLits", name@(c : _)) | c >= '0' && c <= '9' -> KindRepTypeLitD TypeLitNat name
  _ -> KindRepTyConApp con [kindRepOf kind | SomeTypeRep (TypeRep kind) <- kinds]

-- Fingerprints -----------------------------------------------------------------------------------

-- | Made of the hash of the type's structure; not the number GHC has.
typeRepFingerprint :: TypeRep a -> Fingerprint
typeRepFingerprint (TypeRep r) = fingerprintOf (I# (repHash r))

someTypeRepFingerprint :: SomeTypeRep -> Fingerprint
someTypeRepFingerprint (SomeTypeRep r) = typeRepFingerprint r

tyConFingerprint :: TyCon -> Fingerprint
tyConFingerprint (TyCon h _ _ _ _) = fingerprintOf (I# h)

fingerprintOf :: Int -> Fingerprint
fingerprintOf hash = Fingerprint (fromIntegral hash) (fromIntegral (hash * 0x2545F4914F6CDD1D + 1))

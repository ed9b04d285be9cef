{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE BangPatterns #-}
{-# LANGUAGE ExistentialQuantification #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE ScopedTypeVariables #-}
-- | Representations of types at run time.
--
-- `Typeable` has no instances: the solver builds its evidence, whose only method `typeRep#` is
-- made with
--
-- > mkTrCon  "module"# "name"#               -- a constructor of kind Type: Int, ()
-- > mkTrKind "module"# "name"# [kinds] kind  -- one of another kind (Maybe, Show), with its kind arguments if that is polymorphic (Proxy)
-- > mkTrApp  f x                             -- an application
-- > mkTrFun  a b                             -- a -> b (also what mkTrApp makes of (->) a applied to b)
-- > mkTrLiteral "module"# name kind           -- a number or text that is known at run time (Data.Typeable.Literals)
--
-- Module and name are NUL-terminated UTF-8. The special ones: `[]` is GHC.Types "[]", `(,)` is
-- GHC.Tuple "(,)", `()` is GHC.Tuple "()", `(->)` is GHC.Prim "FUN", the kind `Type` is
-- GHC.Types "Type"; a promoted constructor's name starts with a quote.
--
-- There are no fingerprints: a representation caches a hash of its structure, so that unequal
-- types are told apart by one comparison and equal ones mostly by their address.
module Data.Typeable.Internal
  ( Typeable(..), TypeRep(..), Rep(..), SomeTypeRep(..), someRep
  , mkTrCon, mkTrKind, mkTrApp, mkTrFun, mkTrLiteral, kindOfRep
  , sameRep, sameTypeRep, repHash, cast, typeOf, someTypeRep
  , TyCon, tyConName, tyConModule, tyConPackage, rnfTyCon
  , Module, tyConModuleOf, moduleName, modulePackage, rnfModule
  , typeRepTyCon, someTypeRepTyCon, rnfTypeRep, rnfSomeTypeRep, splitApps, partsOfRep, mkFunTy
  ) where

import GHC.Base
import GHC.Show

-- | Types whose representation is known at run time.
class Typeable a where
  typeRep# :: TypeRep a

-- | The representation of the type @a@.
newtype TypeRep a = TypeRep Rep

-- | The representation of some type.
data SomeTypeRep = forall a. SomeTypeRep (TypeRep a)

-- | Structure of a type; each constructor starts with the hash of the whole.
data Rep
  = RepCon Int# TyCon [SomeTypeRep]
  | RepApp Int# Rep Rep
  | RepFun Int# Rep Rep

-- | A type constructor: hash, module, name, and the kind it is at.
data TyCon = TyCon Int# Addr# [Char] Rep

-- | A module of the program, by name.
data Module = Module Addr#

-- Making representations ------------------------------------------------------------------------

-- The optimiser knows these calls, and shares what they make of closed types.
{-# NOINLINE mkTrCon #-}
{-# NOINLINE mkTrKind #-}
{-# NOINLINE mkTrApp #-}
{-# NOINLINE mkTrFun #-}

mkTrCon :: Addr# -> Addr# -> TypeRep a
mkTrCon m n = mkTrKind m n [] typeKind

mkTrKind :: Addr# -> Addr# -> [SomeTypeRep] -> TypeRep k -> TypeRep a
mkTrKind m n kinds (TypeRep kind) = conRep (newTyCon m n kind) kinds

newTyCon :: Addr# -> Addr# -> Rep -> TyCon
newTyCon m n kind = TyCon (hashAddr (hashAddr 0# m) n) m (unpackCStringUtf8# n) kind

-- | A number or text that is known when the program runs: module, what `show` makes of it, kind.
mkTrLiteral :: Addr# -> [Char] -> TypeRep k -> TypeRep a
mkTrLiteral m n (TypeRep kind) = conRep (TyCon (hashChars (hashAddr 0# m) n) m n kind) []

conRep :: TyCon -> [SomeTypeRep] -> TypeRep a
conRep con@(TyCon h _ _ _) kinds = TypeRep (RepCon (hashKinds h kinds) con kinds)

-- | The kind of types: its own.
typeKind :: TypeRep a
typeKind = mkTrCon "GHC.Types"# "Type"#

mkTrApp :: TypeRep f -> TypeRep x -> TypeRep (f x)
mkTrApp (TypeRep f) (TypeRep x) = TypeRep (applyRep f x)

mkTrFun :: TypeRep a -> TypeRep b -> TypeRep (a -> b)
mkTrFun (TypeRep a) (TypeRep b) = TypeRep (funRep a b)

applyRep :: Rep -> Rep -> Rep
applyRep f@(RepApp h (RepCon _ tc _) a) !x
  | isFunTyCon tc = funRep a x
  | otherwise = RepApp (mix h (repHash x)) f x
applyRep !f !x = RepApp (mix (repHash f) (repHash x)) f x

funRep :: Rep -> Rep -> Rep
funRep !a !b = RepFun (mix (mix 7919# (repHash a)) (repHash b)) a b

funTyCon :: TyCon
funTyCon = newTyCon "GHC.Prim"# "FUN"# (funRep star (funRep star star))
  where
    TypeRep star = typeKind

isFunTyCon :: TyCon -> Bool
isFunTyCon tc = sameTyCon tc funTyCon

repHash :: Rep -> Int#
repHash (RepCon h _ _) = h
repHash (RepApp h _ _) = h
repHash (RepFun h _ _) = h

hashKinds :: Int# -> [SomeTypeRep] -> Int#
hashKinds h [] = h
hashKinds h (k : ks) = hashKinds (mix h (repHash (someRep k))) ks

-- | Hash of a NUL-terminated string, after a prefix with the given hash.
hashAddr :: Int# -> Addr# -> Int#
hashAddr h a = case indexLiteral# a 0# of
  '\0'# -> mix h 257#
  c -> hashAddr (mix h (ord# c)) (plusAddr# a 1#)

-- | The same of characters below 128.
hashChars :: Int# -> [Char] -> Int#
hashChars h [] = mix h 257#
hashChars h (C# c : cs) = hashChars (mix h (ord# c)) cs

mix :: Int# -> Int# -> Int#
mix h x = (h *# 1099511628211#) +# x +# 40503#

-- Comparing ------------------------------------------------------------------------------------

sameRep :: Rep -> Rep -> Bool
sameRep !r !s
  | isTrue# (reallyUnsafePtrEquality# r s) = True
  | isTrue# (repHash r ==# repHash s) = sameStructure r s
  | otherwise = False

sameStructure :: Rep -> Rep -> Bool
sameStructure (RepCon _ c ks) (RepCon _ d ls) = sameTyCon c d && sameKinds ks ls
sameStructure (RepApp _ f x) (RepApp _ g y) = sameRep f g && sameRep x y
sameStructure (RepFun _ a b) (RepFun _ c d) = sameRep a c && sameRep b d
sameStructure _ _ = False

sameKinds :: [SomeTypeRep] -> [SomeTypeRep] -> Bool
sameKinds (k : ks) (l : ls) = k == l && sameKinds ks ls
sameKinds [] [] = True
sameKinds _ _ = False

sameTyCon :: TyCon -> TyCon -> Bool
sameTyCon (TyCon h m n _) (TyCon h' m' n' _)
  | isTrue# (h ==# h') = eqString n n' && sameAddr m m'
  | otherwise = False

-- | Equality of NUL-terminated strings.
sameAddr :: Addr# -> Addr# -> Bool
sameAddr a b
  | isTrue# (eqAddr# a b) = True
  | otherwise = go a b
  where
    go p q = case indexLiteral# p 0# of
      c | isTrue# (eqChar# c (indexLiteral# q 0#)) -> case c of
            '\0'# -> True
            _ -> go (plusAddr# p 1#) (plusAddr# q 1#)
        | otherwise -> False

-- | A total order: by hash, then by structure.
compareRep :: Rep -> Rep -> Ordering
compareRep !r !s
  | isTrue# (repHash r <# repHash s) = LT
  | isTrue# (repHash r ># repHash s) = GT
  | otherwise = case r of
      RepCon _ c ks -> case s of
        RepCon _ d ls -> compare c d <> compare ks ls
        _ -> LT
      RepApp _ f x -> case s of
        RepCon {} -> GT
        RepApp _ g y -> compareRep f g <> compareRep x y
        RepFun {} -> LT
      RepFun _ a b -> case s of
        RepFun _ c d -> compareRep a c <> compareRep b d
        _ -> GT

sameTypeRep :: TypeRep a -> TypeRep b -> Bool
sameTypeRep (TypeRep r) (TypeRep s) = sameRep r s

instance Eq (TypeRep a) where
  _ == _ = True

instance Ord (TypeRep a) where
  compare _ _ = EQ

instance Eq SomeTypeRep where
  a == b = sameRep (someRep a) (someRep b)

instance Ord SomeTypeRep where
  compare a b = compareRep (someRep a) (someRep b)

instance Eq TyCon where
  (==) = sameTyCon

instance Ord TyCon where
  compare c@(TyCon h _ _ _) d@(TyCon h' _ _ _)
    | isTrue# (h <# h') = LT
    | isTrue# (h ># h') = GT
    | otherwise = compare (tyConModule c) (tyConModule d) <> compare (tyConName c) (tyConName d)

instance Eq Module where
  Module a == Module b = sameAddr a b

-- | The value at another type, if that is its type already.
cast :: forall a b. (Typeable a, Typeable b) => a -> Maybe b
cast x = case (typeRep# :: TypeRep a) of
  TypeRep r -> case (typeRep# :: TypeRep b) of
    TypeRep s
      | sameRep r s -> Just (unsafeCoerce# x)
      | otherwise -> Nothing

-- Taking apart ---------------------------------------------------------------------------------

typeOf :: Typeable a => a -> TypeRep a
typeOf _ = typeRep#

someTypeRep :: forall proxy a. Typeable a => proxy a -> SomeTypeRep
someTypeRep _ = SomeTypeRep (typeRep# :: TypeRep a)

someRep :: SomeTypeRep -> Rep
someRep (SomeTypeRep (TypeRep r)) = r

repTyCon :: Rep -> TyCon
repTyCon (RepCon _ c _) = c
repTyCon (RepApp _ f _) = repTyCon f
repTyCon RepFun {} = funTyCon

typeRepTyCon :: TypeRep a -> TyCon
typeRepTyCon (TypeRep r) = repTyCon r

someTypeRepTyCon :: SomeTypeRep -> TyCon
someTypeRepTyCon t = repTyCon (someRep t)

kindOfRep :: Rep -> Rep
kindOfRep (RepCon _ (TyCon _ _ _ kind) _) = kind
kindOfRep (RepApp _ f _) = case kindOfRep f of
  RepFun _ _ result -> result
  other -> other
kindOfRep RepFun {} = case typeKind of TypeRep star -> star

-- | The constructor at the head and what it is applied to.
splitApps :: TypeRep a -> (TyCon, [SomeTypeRep])
splitApps (TypeRep r) = splitRep r []

splitRep :: Rep -> [SomeTypeRep] -> (TyCon, [SomeTypeRep])
splitRep (RepCon _ c _) args = (c, args)
splitRep (RepApp _ f x) args = splitRep f (SomeTypeRep (TypeRep x) : args)
splitRep (RepFun _ a b) args = (funTyCon, SomeTypeRep (TypeRep a) : SomeTypeRep (TypeRep b) : args)

-- | A type that is an application, and what it is one of.
partsOfRep :: Rep -> Maybe (Rep, Rep)
partsOfRep RepCon {} = Nothing
partsOfRep (RepApp _ f x) = Just (f, x)
partsOfRep (RepFun _ a b) = case conRep funTyCon [] of TypeRep fun -> Just (applyRep fun a, b)

-- | The type of functions between two types.
mkFunTy :: SomeTypeRep -> SomeTypeRep -> SomeTypeRep
mkFunTy a b = SomeTypeRep (TypeRep (funRep (someRep a) (someRep b)))

tyConName :: TyCon -> String
tyConName (TyCon _ _ n _) = n

tyConModule :: TyCon -> String
tyConModule (TyCon _ m _ _) = unpackCStringUtf8# m

tyConModuleOf :: TyCon -> Module
tyConModuleOf (TyCon _ m _ _) = Module m

-- | There is only one package: a module's own name tells whether it is the library's.
tyConPackage :: TyCon -> String
tyConPackage c = modulePackage (tyConModuleOf c)

moduleName :: Module -> String
moduleName (Module m) = unpackCStringUtf8# m

modulePackage :: Module -> String
modulePackage _ = "main"

rnfTyCon :: TyCon -> ()
rnfTyCon !_ = ()

rnfModule :: Module -> ()
rnfModule !_ = ()

rnfTypeRep :: TypeRep a -> ()
rnfTypeRep (TypeRep !_) = ()

rnfSomeTypeRep :: SomeTypeRep -> ()
rnfSomeTypeRep (SomeTypeRep t) = rnfTypeRep t

-- Showing --------------------------------------------------------------------------------------

instance Show (TypeRep a) where
  showsPrec d (TypeRep r) = showRep d r

instance Show SomeTypeRep where
  showsPrec d t = showRep d (someRep t)

instance Show TyCon where
  showsPrec _ c = showString (tyConName c)

instance Show Module where
  showsPrec _ m = showString (moduleName m)

showRep :: Int -> Rep -> ShowS
showRep d (RepFun _ a b) = showParen (d > 8) (showRep 9 a . showString " -> " . showRep 8 b)
showRep d (RepCon _ c kinds) = showCon d c kinds
showRep d r@(RepApp _ f x) = case splitRep r [] of
  (c, args)
    | isList (tyConName c), [_] <- args -> showChar '[' . showRep 0 x . showChar ']'
    | isTuple (tyConName c) args -> showChar '(' . showArgs ',' 10 args . showChar ')'
    | otherwise -> showParen (d > 9) (showRep 8 f . showChar ' ' . showRep 10 x)

-- | A constructor with its kind arguments, which GHC shows as well.
showCon :: Int -> TyCon -> [SomeTypeRep] -> ShowS
showCon d c []
  | isFunTyCon c = showParen (d > 9) (showString "FUN 'Many 'LiftedRep 'LiftedRep")
  | otherwise = showTyCon c
showCon d c kinds = showParen (d > 9) (showTyCon c . showChar ' ' . showArgs ' ' 10 kinds)

showTyCon :: TyCon -> ShowS
showTyCon c = case tyConName c of
  "Type" | inGhcTypes c -> showChar '*'
  name@(s : _) | isSymbol s -> showParen True (showString name)
  name -> showString name
  where
    inGhcTypes (TyCon _ m _ _) = sameAddr m "GHC.Types"#

showArgs :: Char -> Int -> [SomeTypeRep] -> ShowS
showArgs _ _ [] = id
showArgs _ d [a] = showsPrec d a
showArgs sep d (a : as) = showsPrec d a . showChar sep . showArgs sep d as

isList :: String -> Bool
isList name = name == "[]"

-- | Whether the name is that of the tuple constructor with so many components.
isTuple :: String -> [b] -> Bool
isTuple ('(' : ',' : commas) args = go commas args
  where
    go ")" [_, _] = True
    go (',' : cs) (_ : as) = go cs as
    go _ _ = False
isTuple _ _ = False

isSymbol :: Char -> Bool
isSymbol c = go "!#$%&*+./<=>?@\\^|~-:"
  where
    go [] = False
    go (s : ss) = c == s || go ss

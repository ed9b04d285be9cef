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
-- Type.Reflection.Unsafe makes them of what was read from somewhere.
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
  , KindRep(..), TypeLitSort(..), namedTyCon, conRep
  , sameRep, sameTypeRep, repHash, cast, typeOf, someTypeRep
  , TyCon(..), tyConName, tyConModule, tyConPackage, rnfTyCon
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

-- | A type constructor: hash, module, name, to how many kinds it is applied, and its kind.
data TyCon = TyCon Int# [Char] [Char] Int KindRep

-- | The kind of a constructor; the variables are the kinds it is applied to, by number. What the compiler makes has the kind at these.
data KindRep
  = KindRepKnown Rep
  | KindRepTyConApp TyCon [KindRep]
  | KindRepVar !Int
  | KindRepApp KindRep KindRep
  | KindRepFun KindRep KindRep
  | KindRepTYPE !RuntimeRep
  | KindRepTypeLitS TypeLitSort Addr#
  | KindRepTypeLitD TypeLitSort [Char]

data TypeLitSort = TypeLitSymbol | TypeLitNat

-- | A module of the program, by name.
newtype Module = Module [Char]

-- Making representations ------------------------------------------------------------------------

-- The optimiser knows these calls, and shares what they make of closed types.
{-# NOINLINE mkTrCon #-}
{-# NOINLINE mkTrKind #-}
{-# NOINLINE mkTrApp #-}
{-# NOINLINE mkTrFun #-}

mkTrCon :: Addr# -> Addr# -> TypeRep a
mkTrCon m n = mkTrKind m n [] typeKind

mkTrKind :: Addr# -> Addr# -> [SomeTypeRep] -> TypeRep k -> TypeRep a
mkTrKind m n kinds (TypeRep kind) = conRep (newTyCon m n (I# (count kinds)) kind) kinds

newTyCon :: Addr# -> Addr# -> Int -> Rep -> TyCon
newTyCon m n kinds kind = TyCon (hashAddr (hashAddr 0# m) n) (unpackCStringUtf8# m) (unpackCStringUtf8# n) kinds (KindRepKnown kind)

count :: [a] -> Int#
count [] = 0#
count (_ : xs) = 1# +# count xs

-- | A number or text that is known when the program runs: module, what `show` makes of it, kind.
mkTrLiteral :: Addr# -> [Char] -> TypeRep k -> TypeRep a
mkTrLiteral m n (TypeRep kind) = conRep (namedTyCon (unpackCStringUtf8# m) n 0 (KindRepKnown kind)) []

-- | A constructor of this module and name, as `newTyCon` makes it of literals.
namedTyCon :: [Char] -> [Char] -> Int -> KindRep -> TyCon
namedTyCon m n kinds kind = TyCon (hashChars (hashChars 0# m) n) m n kinds kind

conRep :: TyCon -> [SomeTypeRep] -> TypeRep a
conRep con@(TyCon h _ _ _ _) kinds = TypeRep (RepCon (hashKinds h kinds) con kinds)

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
funTyCon = newTyCon "GHC.Prim"# "FUN"# 0 (funRep star (funRep star star))
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

-- | The same of a string, by the bytes of its UTF-8.
hashChars :: Int# -> [Char] -> Int#
hashChars h [] = mix h 257#
hashChars h (C# c : cs) = hashChars (hashCode h (ord# c)) cs

hashCode :: Int# -> Int# -> Int#
hashCode h c
  | isTrue# (c <# 0x80#) = mix h c
  | isTrue# (c <# 0x800#) = mix (lead 6# 0xC0#) (behind 0#)
  | isTrue# (c <# 0x10000#) = mix (mix (lead 12# 0xE0#) (behind 6#)) (behind 0#)
  | otherwise = mix (mix (mix (lead 18# 0xF0#) (behind 12#)) (behind 6#)) (behind 0#)
  where
    lead :: Int# -> Int# -> Int#
    lead shift mark = mix h (mark +# uncheckedIShiftRL# c shift)
    behind :: Int# -> Int#
    behind shift = 0x80# +# andI# (uncheckedIShiftRL# c shift) 0x3F#

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
sameTyCon (TyCon h m n _ _) (TyCon h' m' n' _ _)
  | isTrue# (h ==# h') = eqString n n' && eqString m m'
  | otherwise = False

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
  compare (TyCon h m n _ _) (TyCon h' m' n' _ _)
    | isTrue# (h <# h') = LT
    | isTrue# (h ># h') = GT
    | otherwise = compare m m' <> compare n n'

instance Eq Module where
  Module a == Module b = eqString a b

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
kindOfRep (RepCon _ (TyCon _ _ _ _ kind) kinds) = kindAt kinds kind
kindOfRep (RepApp _ f _) = case kindOfRep f of
  RepFun _ _ result -> result
  other -> other
kindOfRep RepFun {} = case typeKind of TypeRep star -> star

-- | A kind, given those that its variables stand for. All kinds `TYPE r` are Type here.
kindAt :: [SomeTypeRep] -> KindRep -> Rep
kindAt kinds = go
  where
    go (KindRepKnown kind) = kind
    go (KindRepTyConApp con@(TyCon _ _ _ n _) args) = case splitKinds n (map go args) of
      (at, rest) -> applyAll (conRep con at) rest
    go (KindRepVar n) = nth n kinds
    go (KindRepApp f x) = applyRep (go f) (go x)
    go (KindRepFun a b) = funRep (go a) (go b)
    go (KindRepTYPE _) = case typeKind of TypeRep star -> star
    go (KindRepTypeLitS sort text) = literalRep sort (unpackCStringUtf8# text)
    go (KindRepTypeLitD sort text) = literalRep sort text
    nth (I# 0#) (k : _) = someRep k
    nth (I# n) (_ : ks) = nth (I# (n -# 1#)) ks
    nth _ [] = errorWithoutStackTrace "Data.Typeable: a kind that the constructor is not applied to"
    applyAll (TypeRep f) [] = f
    applyAll (TypeRep f) (x : xs) = applyAll (TypeRep (applyRep f x)) xs

-- | The first so many, which are kinds, and the others.
splitKinds :: Int -> [Rep] -> ([SomeTypeRep], [Rep])
splitKinds (I# n) (r : rs)
  | isTrue# (n ># 0#), (kinds, rest) <- splitKinds (I# (n -# 1#)) rs = (SomeTypeRep (TypeRep r) : kinds, rest)
splitKinds _ rs = ([], rs)

literalRep :: TypeLitSort -> [Char] -> Rep
literalRep sort text = case sort of
  TypeLitSymbol -> made (show text) (mkTrCon "GHC.Types"# "Symbol"#)
  TypeLitNat -> made text (mkTrCon "GHC.Num.Integer"# "Natural"#)
  where
    made name kind = case mkTrLiteral "GHC.TypeLits"# name kind of TypeRep rep -> rep

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
tyConName (TyCon _ _ n _ _) = n

tyConModule :: TyCon -> String
tyConModule (TyCon _ m _ _ _) = m

tyConModuleOf :: TyCon -> Module
tyConModuleOf (TyCon _ m _ _ _) = Module m

-- | There is only one package: a module's own name tells whether it is the library's.
tyConPackage :: TyCon -> String
tyConPackage c = modulePackage (tyConModuleOf c)

moduleName :: Module -> String
moduleName (Module m) = m

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
  "Type" | eqString (tyConModule c) "GHC.Types" -> showChar '*'
  name@(s : _) | isSymbol s -> showParen True (showString name)
  name -> showString name

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

{-# LANGUAGE DeriveDataTypeable #-}
-- | Generic traversals: a value's fields, folded, mapped and queried whatever their types; names of constructors.
module Data.Data
  ( module Data.Typeable
  , Data (..)
  , DataType, Constr, ConIndex, Fixity (..), DataRep (..), ConstrRep (..)
  , mkDataType, mkIntType, mkFloatType, mkCharType, mkNoRepType, derivedDataType
  , dataTypeName, dataTypeRep, dataTypeConstrs, isAlgType, indexConstr, maxConstrIndex, isNorepType, repConstr
  , mkConstr, mkIntegralConstr, mkRealConstr, mkCharConstr
  , constrType, constrRep, constrFields, constrFixity, constrIndex, showConstr, readConstr
  , tyconUQname, tyconModule, fromConstr, fromConstrB, fromConstrM
  ) where

import Control.Applicative (ZipList (..))
import Control.Monad (MonadPlus (..))
import Data.Array (Array, Ix, bounds, elems, listArray)
import Data.Fixed (Fixed (..))
import Data.Functor.Const (Const (..))
import Data.Functor.Identity (Identity (..))
import Data.Int
import Data.Kind (Type)
import Data.List.NonEmpty (NonEmpty (..))
import Data.Maybe (fromJust)
import Data.Monoid
import Data.Ord (Down (..))
import Data.Ratio
import Data.Typeable
import Data.Version (Version (..))
import Data.Void (Void)
import Data.Word
import Numeric.Natural (Natural)

-- The class -----------------------------------------------------------------------------------------------------------

class Typeable a => Data a where
  {-# MINIMAL gunfold, toConstr, dataTypeOf #-}
  -- | Applies the constructor to the fields, from the left, with functions for application and for the constructor itself.
  gfoldl :: (forall d b. Data d => c (d -> b) -> d -> c b) -> (forall g. g -> c g) -> a -> c a
  gfoldl _ z = z

  -- | Builds a value: one application for each field of the constructor.
  gunfold :: (forall b r. Data b => c (b -> r) -> c r) -> (forall r. r -> c r) -> Constr -> c a

  toConstr :: a -> Constr

  -- | Does not look at its argument.
  dataTypeOf :: a -> DataType

  dataCast1 :: Typeable t => (forall d. Data d => c (t d)) -> Maybe (c a)
  dataCast1 _ = Nothing

  dataCast2 :: Typeable t => (forall d e. (Data d, Data e) => c (t d e)) -> Maybe (c a)
  dataCast2 _ = Nothing

  -- One copy for all types: they are what their gfoldl makes of them.
  {-# NOINLINE gmapT #-}
  {-# NOINLINE gmapQl #-}
  {-# NOINLINE gmapQr #-}
  {-# NOINLINE gmapQ #-}
  {-# NOINLINE gmapQi #-}
  {-# NOINLINE gmapM #-}
  {-# NOINLINE gmapMp #-}
  {-# NOINLINE gmapMo #-}

  -- | Transforms the fields.
  gmapT :: (forall b. Data b => b -> b) -> a -> a
  gmapT f x = runIdentity (gfoldl (\(Identity c) y -> Identity (c (f y))) Identity x)

  gmapQl :: forall r r'. (r -> r' -> r) -> r -> (forall d. Data d => d -> r') -> a -> r
  gmapQl o r f x = getConst (gfoldl (\c y -> Const (getConst c `o` f y)) (\_ -> Const r) x)

  gmapQr :: forall r r'. (r' -> r -> r) -> r -> (forall d. Data d => d -> r') -> a -> r
  gmapQr o r f x = runRight (gfoldl (\(Right' c) y -> Right' (\rest -> c (f y `o` rest))) (\_ -> Right' id) x) r

  -- | What a function says of each field.
  gmapQ :: (forall d. Data d => d -> u) -> a -> [u]
  gmapQ f = gmapQr (:) [] f

  -- | What it says of one, from 0.
  gmapQi :: forall u. Int -> (forall d. Data d => d -> u) -> a -> u
  gmapQi i f x = case gfoldl (\(At n found) y -> At (n + 1) (if n == i then Just (f y) else found)) (\_ -> At 0 Nothing) x of
    At _ found -> fromJust found

  gmapM :: forall m. Monad m => (forall d. Data d => d -> m d) -> a -> m a
  gmapM f = gfoldl (\c x -> c >>= \c' -> f x >>= \x' -> return (c' x')) return

  -- | At least one field must succeed; those that fail stay.
  gmapMp :: forall m. MonadPlus m => (forall d. Data d => d -> m d) -> a -> m a
  gmapMp f x = changed (gfoldl (\(Some c) y -> Some (c >>= \(h, done) ->
    (f y >>= \y' -> return (h y', True)) `mplus` return (h y, done))) untouched x)

  -- | Exactly the first that succeeds is transformed.
  gmapMo :: forall m. MonadPlus m => (forall d. Data d => d -> m d) -> a -> m a
  gmapMo f x = changed (gfoldl (\(Some c) y -> Some (c >>= \(h, done) ->
    if done then return (h y, done) else (f y >>= \y' -> return (h y', True)) `mplus` return (h y, done))) untouched x)

newtype Right' r a = Right' {runRight :: r -> r}

data At q a = At Int (Maybe q)

-- | With whether something was transformed.
newtype Some m a = Some (m (a, Bool))

untouched :: Monad m => a -> Some m a
untouched x = Some (return (x, False))

changed :: MonadPlus m => Some m a -> m a
changed (Some m) = m >>= \(x, done) -> if done then return x else mzero

-- | A value of the constructor, whose fields are not defined.
fromConstr :: Data a => Constr -> a
fromConstr = fromConstrB (errorWithoutStackTrace "Data.Data.fromConstr")

fromConstrB :: Data a => (forall d. Data d => d) -> Constr -> a
fromConstrB f = runIdentity . gunfold (\c -> Identity (runIdentity c f)) Identity

fromConstrM :: forall m a. (Monad m, Data a) => (forall d. Data d => m d) -> Constr -> m a
fromConstrM f = gunfold (\c -> c >>= \c' -> f >>= \x -> return (c' x)) return

-- Types and constructors ----------------------------------------------------------------------------------------------

data DataType = DataType {tycon :: String, datarep :: DataRep} deriving (Show)

data DataRep = AlgRep [Constr] | IntRep | FloatRep | CharRep | NoRep deriving (Eq, Show)

data Constr = Constr
  { conrep :: ConstrRep
  , constring :: String
  , confields :: [String]
  , confixity :: Fixity
  , contype :: DataType
  }

instance Show Constr where
  show = constring

instance Eq Constr where
  c == c' = constrRep c == constrRep c'

data ConstrRep = AlgConstr ConIndex | IntConstr Integer | FloatConstr Rational | CharConstr Char deriving (Eq, Show)

-- | From 1.
type ConIndex = Int

data Fixity = Prefix | Infix deriving (Eq, Show)

dataTypeName :: DataType -> String
dataTypeName = tycon

dataTypeRep :: DataType -> DataRep
dataTypeRep = datarep

constrType :: Constr -> DataType
constrType = contype

constrRep :: Constr -> ConstrRep
constrRep = conrep

constrFields :: Constr -> [String]
constrFields = confields

constrFixity :: Constr -> Fixity
constrFixity = confixity

showConstr :: Constr -> String
showConstr = constring

-- | The constructor that reads so.
readConstr :: DataType -> String -> Maybe Constr
readConstr t text = case datarep t of
  AlgRep cons -> case filter ((== text) . showConstr) cons of
    [] -> Nothing
    c : _ -> Just c
  IntRep -> reading (\i -> primitive t text (IntConstr i))
  FloatRep -> reading (\d -> primitive t text (FloatConstr (toRational (d :: Double))))
  CharRep -> reading (\c -> primitive t text (CharConstr c))
  NoRep -> Nothing
  where
    reading :: Read a => (a -> Constr) -> Maybe Constr
    reading make = case reads text of
      [(x, "")] -> Just (make x)
      _ -> Nothing

mkDataType :: String -> [Constr] -> DataType
mkDataType name cons = DataType name (AlgRep cons)

-- | What derived instances have: for each constructor its name, its fields, and whether it is infix.
derivedDataType :: String -> [(String, [String], Bool)] -> DataType
derivedDataType name rows = t
  where
    t = mkDataType name (zipWith make [1 ..] rows)
    make i (con, fields, infixed) = Constr (AlgConstr i) con fields (if infixed then Infix else Prefix) t

mkConstr :: DataType -> String -> [String] -> Fixity -> Constr
mkConstr t text fields fixity = Constr (AlgConstr index) text fields fixity t
  where
    index = head [i | (c, i) <- zip (dataTypeConstrs t) [1 ..], showConstr c == text]

dataTypeConstrs :: DataType -> [Constr]
dataTypeConstrs t = case datarep t of
  AlgRep cons -> cons
  _ -> notAlgebraic "dataTypeConstrs" t

notAlgebraic :: String -> DataType -> a
notAlgebraic = notSuch "an algebraic"

notSuch :: String -> String -> DataType -> a
notSuch such function t =
  errorWithoutStackTrace ("Data.Data." ++ function ++ " is not supported for " ++ dataTypeName t ++ ", as it is not " ++ such ++ " data type.")

isAlgType :: DataType -> Bool
isAlgType t = case datarep t of
  AlgRep _ -> True
  _ -> False

-- Derived code calls it in every toConstr.
{-# NOINLINE indexConstr #-}
indexConstr :: DataType -> ConIndex -> Constr
indexConstr t i = case datarep t of
  AlgRep cons -> cons !! (i - 1)
  _ -> notAlgebraic "indexConstr" t

constrIndex :: Constr -> ConIndex
constrIndex c = case constrRep c of
  AlgConstr i -> i
  _ -> notAlgebraic "constrIndex" (constrType c)

maxConstrIndex :: DataType -> ConIndex
maxConstrIndex t = case datarep t of
  AlgRep cons -> length cons
  _ -> notAlgebraic "maxConstrIndex" t

repConstr :: DataType -> ConstrRep -> Constr
repConstr t rep = case (datarep t, rep) of
  (AlgRep cons, AlgConstr i) -> cons !! (i - 1)
  (IntRep, IntConstr i) -> mkIntegralConstr t i
  (FloatRep, FloatConstr f) -> mkRealConstr t f
  (CharRep, CharConstr c) -> mkCharConstr t c
  _ -> errorWithoutStackTrace "Data.Data.repConstr: The given ConstrRep does not fit to the given DataType."

mkIntType, mkFloatType, mkCharType, mkNoRepType :: String -> DataType
mkIntType name = DataType name IntRep
mkFloatType name = DataType name FloatRep
mkCharType name = DataType name CharRep
mkNoRepType name = DataType name NoRep

isNorepType :: DataType -> Bool
isNorepType t = case datarep t of
  NoRep -> True
  _ -> False

primitive :: DataType -> String -> ConstrRep -> Constr
primitive t text rep = Constr rep text [] Prefix t

mkIntegralConstr :: (Integral a, Show a) => DataType -> a -> Constr
mkIntegralConstr t i = case datarep t of
  IntRep -> primitive t (show i) (IntConstr (toInteger i))
  _ -> notSuch "an Integral" "mkIntegralConstr" t

mkRealConstr :: (Real a, Show a) => DataType -> a -> Constr
mkRealConstr t f = case datarep t of
  FloatRep -> primitive t (show f) (FloatConstr (toRational f))
  _ -> notSuch "a Real" "mkRealConstr" t

mkCharConstr :: DataType -> Char -> Constr
mkCharConstr t c = case datarep t of
  CharRep -> primitive t (show c) (CharConstr c)
  _ -> notSuch "an Char" "mkCharConstr" t

-- | Without its module.
tyconUQname :: String -> String
tyconUQname x = case dropWhile (/= '.') x of
  [] -> x
  _ : rest -> tyconUQname rest

tyconModule :: String -> String
tyconModule x = case break (== '.') x of
  (_, "") -> ""
  (a, _ : b) -> case tyconModule b of
    "" -> a
    more -> a ++ '.' : more

-- Instances: values without parts -------------------------------------------------------------------------------------

integralFrom :: Num a => DataType -> (a -> c a) -> Constr -> c a
integralFrom t z c = case constrRep c of
  IntConstr x -> z (fromInteger x)
  _ -> wrongConstr t c

realFrom :: Fractional a => DataType -> (a -> c a) -> Constr -> c a
realFrom t z c = case constrRep c of
  FloatConstr x -> z (fromRational x)
  _ -> wrongConstr t c

wrongConstr :: DataType -> Constr -> a
wrongConstr t c = errorWithoutStackTrace ("Data.Data.gunfold: Constructor " ++ show c ++ " is not of type " ++ tyconUQname (dataTypeName t) ++ ".")

typeInt :: DataType
typeInt = mkIntType "Prelude.Int"

instance Data Int where
  toConstr x = mkIntegralConstr typeInt x
  gunfold _ z c = integralFrom typeInt z c
  dataTypeOf _ = typeInt

typeInteger :: DataType
typeInteger = mkIntType "Prelude.Integer"

instance Data Integer where
  toConstr x = mkIntegralConstr typeInteger x
  gunfold _ z c = integralFrom typeInteger z c
  dataTypeOf _ = typeInteger

typeWord :: DataType
typeWord = mkIntType "Data.Word.Word"

instance Data Word where
  toConstr x = mkIntegralConstr typeWord x
  gunfold _ z c = integralFrom typeWord z c
  dataTypeOf _ = typeWord

typeNatural :: DataType
typeNatural = mkIntType "Numeric.Natural.Natural"

instance Data Natural where
  toConstr x = mkIntegralConstr typeNatural x
  gunfold _ z c = integralFrom typeNatural z c
  dataTypeOf _ = typeNatural

typeInt8 :: DataType
typeInt8 = mkIntType "Data.Int.Int8"

instance Data Int8 where
  toConstr x = mkIntegralConstr typeInt8 x
  gunfold _ z c = integralFrom typeInt8 z c
  dataTypeOf _ = typeInt8

typeInt16 :: DataType
typeInt16 = mkIntType "Data.Int.Int16"

instance Data Int16 where
  toConstr x = mkIntegralConstr typeInt16 x
  gunfold _ z c = integralFrom typeInt16 z c
  dataTypeOf _ = typeInt16

typeInt32 :: DataType
typeInt32 = mkIntType "Data.Int.Int32"

instance Data Int32 where
  toConstr x = mkIntegralConstr typeInt32 x
  gunfold _ z c = integralFrom typeInt32 z c
  dataTypeOf _ = typeInt32

typeInt64 :: DataType
typeInt64 = mkIntType "Data.Int.Int64"

instance Data Int64 where
  toConstr x = mkIntegralConstr typeInt64 x
  gunfold _ z c = integralFrom typeInt64 z c
  dataTypeOf _ = typeInt64

typeWord8 :: DataType
typeWord8 = mkIntType "Data.Word.Word8"

instance Data Word8 where
  toConstr x = mkIntegralConstr typeWord8 x
  gunfold _ z c = integralFrom typeWord8 z c
  dataTypeOf _ = typeWord8

typeWord16 :: DataType
typeWord16 = mkIntType "Data.Word.Word16"

instance Data Word16 where
  toConstr x = mkIntegralConstr typeWord16 x
  gunfold _ z c = integralFrom typeWord16 z c
  dataTypeOf _ = typeWord16

typeWord32 :: DataType
typeWord32 = mkIntType "Data.Word.Word32"

instance Data Word32 where
  toConstr x = mkIntegralConstr typeWord32 x
  gunfold _ z c = integralFrom typeWord32 z c
  dataTypeOf _ = typeWord32

typeWord64 :: DataType
typeWord64 = mkIntType "Data.Word.Word64"

instance Data Word64 where
  toConstr x = mkIntegralConstr typeWord64 x
  gunfold _ z c = integralFrom typeWord64 z c
  dataTypeOf _ = typeWord64

typeFloat :: DataType
typeFloat = mkFloatType "Prelude.Float"

instance Data Float where
  toConstr x = mkRealConstr typeFloat x
  gunfold _ z c = realFrom typeFloat z c
  dataTypeOf _ = typeFloat

typeDouble :: DataType
typeDouble = mkFloatType "Prelude.Double"

instance Data Double where
  toConstr x = mkRealConstr typeDouble x
  gunfold _ z c = realFrom typeDouble z c
  dataTypeOf _ = typeDouble

typeChar :: DataType
typeChar = mkCharType "Prelude.Char"

instance Data Char where
  toConstr x = mkCharConstr typeChar x
  gunfold _ z c = case constrRep c of
    CharConstr x -> z x
    _ -> wrongConstr typeChar c
  dataTypeOf _ = typeChar

-- Instances: types with constructors ----------------------------------------------------------------------------------

typeList :: DataType
typeList = derivedDataType "Prelude.[]" [("[]", [], False), ("(:)", [], True)]

instance Data a => Data [a] where
  gfoldl _ z [] = z []
  gfoldl k z (x : xs) = z (:) `k` x `k` xs
  toConstr [] = indexConstr typeList 1
  toConstr (_ : _) = indexConstr typeList 2
  gunfold k z c = case constrIndex c of
    1 -> z []
    _ -> k (k (z (:)))
  dataTypeOf _ = typeList
  dataCast1 f = gcast1 f

typeRatio :: DataType
typeRatio = derivedDataType "GHC.Real.Ratio" [(":%", [], True)]

instance (Data a, Integral a) => Data (Ratio a) where
  gfoldl k z r = z (%) `k` numerator r `k` denominator r
  toConstr _ = indexConstr typeRatio 1
  gunfold k z _ = k (k (z (%)))
  dataTypeOf _ = typeRatio

-- | Not to be built nor named: an array is the list of its elements with bounds around it.
instance (Data a, Data b, Ix a) => Data (Array a b) where
  gfoldl f z a = z (listArray (bounds a)) `f` elems a
  toConstr _ = errorWithoutStackTrace "Data.Data.toConstr(Array)"
  gunfold _ _ = errorWithoutStackTrace "Data.Data.gunfold(Array)"
  dataTypeOf _ = mkNoRepType "Data.Array.Array"
  dataCast2 f = gcast2 f

typeFixed :: DataType
typeFixed = derivedDataType "Data.Fixed.Fixed" [("MkFixed", [], False)]

instance (Typeable k, Typeable a) => Data (Fixed (a :: k)) where
  gfoldl k z (MkFixed n) = z MkFixed `k` n
  toConstr _ = indexConstr typeFixed 1
  gunfold k z _ = k (z MkFixed)
  dataTypeOf _ = typeFixed

deriving instance Data Bool
deriving instance Data Ordering
deriving instance Data ()
deriving instance Data Void
deriving instance Data All
deriving instance Data Any
deriving instance Data Version
deriving instance Data a => Data (Maybe a)
deriving instance Data a => Data (ZipList a)
deriving instance Data t => Data (Proxy t)
deriving instance (Typeable k, Data a, Typeable (b :: k)) => Data (Const a b)
deriving instance (Typeable k, Typeable (a :: k), Typeable f, Data (f a)) => Data (Alt f a)
deriving instance (Typeable k, Typeable (a :: k), Typeable f, Data (f a)) => Data (Ap f a)
deriving instance Data a => Data (NonEmpty a)
deriving instance Data a => Data (Identity a)
deriving instance Data a => Data (Down a)
deriving instance Data a => Data (Dual a)
deriving instance Data a => Data (Sum a)
deriving instance Data a => Data (Product a)
deriving instance Data a => Data (First a)
deriving instance Data a => Data (Last a)
deriving instance (Data a, Data b) => Data (Either a b)
deriving instance (Data a, Data b) => Data (a, b)
deriving instance (Data a, Data b, Data c) => Data (a, b, c)
deriving instance (Data a, Data b, Data c, Data d) => Data (a, b, c, d)
deriving instance (Data a, Data b, Data c, Data d, Data e) => Data (a, b, c, d, e)
deriving instance (Data a, Data b, Data c, Data d, Data e, Data f) => Data (a, b, c, d, e, f)
deriving instance (Data a, Data b, Data c, Data d, Data e, Data f, Data g) => Data (a, b, c, d, e, f, g)

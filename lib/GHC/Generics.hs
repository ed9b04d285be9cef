{-# LANGUAGE DataKinds #-}
{-# LANGUAGE DeriveGeneric #-}
{-# LANGUAGE TypeFamilies #-}
{-# LANGUAGE UndecidableInstances #-}
-- | Types as sums of products, for functions that work for any of them. `deriving Generic` makes the instances.
module GHC.Generics
  ( V1, U1 (..), Par1 (..), Rec1 (..), K1 (..), M1 (..)
  , (:+:) (..), (:*:) (..), (:.:) (..)
  , Rec0, R, D1, C1, S1, D, C, S
  , Datatype (..), Constructor (..), Selector (..)
  , Fixity (..), FixityI (..), Associativity (..), prec
  , SourceUnpackedness (..), SourceStrictness (..), DecidedStrictness (..)
  , Meta (..)
  , Generic (..)
  ) where

import Data.Kind (Type)
import Data.List.NonEmpty (NonEmpty (..))
import Data.Proxy (Proxy (..))
import GHC.TypeLits

-- | No value.
data V1 (p :: k)

-- | A constructor without fields.
data U1 (p :: k) = U1

newtype Par1 p = Par1 {unPar1 :: p}
  deriving (Eq, Ord, Read, Show)

newtype Rec1 (f :: k -> Type) (p :: k) = Rec1 {unRec1 :: f p}

-- | A field.
newtype K1 i c (p :: k) = K1 {unK1 :: c}
  deriving (Eq, Ord, Read, Show)

-- | What is known of the type, constructor or field inside.
newtype M1 i (c :: Meta) (f :: k -> Type) (p :: k) = M1 {unM1 :: f p}

infixr 5 :+:
infixr 6 :*:
infixr 7 :.:

data (:+:) (f :: k -> Type) (g :: k -> Type) (p :: k) = L1 (f p) | R1 (g p)

data (:*:) (f :: k -> Type) (g :: k -> Type) (p :: k) = f p :*: g p

newtype (:.:) (f :: k2 -> Type) (g :: k1 -> k2) (p :: k1) = Comp1 {unComp1 :: f (g p)}

data R
data D
data C
data S

type Rec0 = K1 R
type D1 = M1 D
type C1 = M1 C
type S1 = M1 S

data Meta
  = MetaData Symbol Symbol Symbol Bool
  | MetaCons Symbol FixityI Bool
  | MetaSel (Maybe Symbol) SourceUnpackedness SourceStrictness DecidedStrictness

data Fixity = Prefix | Infix Associativity Int
  deriving (Eq, Ord, Read, Show)

data FixityI = PrefixI | InfixI Associativity Nat

data Associativity = LeftAssociative | RightAssociative | NotAssociative
  deriving (Eq, Ord, Read, Show, Enum, Bounded)

data SourceUnpackedness = NoSourceUnpackedness | SourceNoUnpack | SourceUnpack
  deriving (Eq, Ord, Read, Show, Enum, Bounded)

data SourceStrictness = NoSourceStrictness | SourceLazy | SourceStrict
  deriving (Eq, Ord, Read, Show, Enum, Bounded)

data DecidedStrictness = DecidedLazy | DecidedStrict | DecidedUnpack
  deriving (Eq, Ord, Read, Show, Enum, Bounded)

prec :: Fixity -> Int
prec Prefix = 10
prec (Infix _ n) = n

class Generic a where
  type Rep a :: Type -> Type
  from :: a -> Rep a x
  to :: Rep a x -> a

-- What is known ------------------------------------------------------------------------------------------------------------

class Datatype (d :: k) where
  datatypeName :: t d (f :: k' -> Type) (a :: k') -> String
  moduleName :: t d (f :: k' -> Type) (a :: k') -> String
  packageName :: t d (f :: k' -> Type) (a :: k') -> String
  isNewtype :: t d (f :: k' -> Type) (a :: k') -> Bool
  isNewtype _ = False

instance (KnownSymbol n, KnownSymbol m, KnownSymbol p, KnownBool nt) => Datatype ('MetaData n m p nt) where
  datatypeName _ = symbolVal (Proxy :: Proxy n)
  moduleName _ = symbolVal (Proxy :: Proxy m)
  packageName _ = symbolVal (Proxy :: Proxy p)
  isNewtype _ = boolVal (Proxy :: Proxy nt)

class Constructor (c :: k) where
  conName :: t c (f :: k' -> Type) (a :: k') -> String
  conFixity :: t c (f :: k' -> Type) (a :: k') -> Fixity
  conFixity _ = Prefix
  conIsRecord :: t c (f :: k' -> Type) (a :: k') -> Bool
  conIsRecord _ = False

instance (KnownSymbol n, KnownFixity f, KnownBool r) => Constructor ('MetaCons n f r) where
  conName _ = symbolVal (Proxy :: Proxy n)
  conFixity _ = fixityVal (Proxy :: Proxy f)
  conIsRecord _ = boolVal (Proxy :: Proxy r)

class Selector (s :: k) where
  selName :: t s (f :: k' -> Type) (a :: k') -> String
  selSourceUnpackedness :: t s (f :: k' -> Type) (a :: k') -> SourceUnpackedness
  selSourceStrictness :: t s (f :: k' -> Type) (a :: k') -> SourceStrictness
  selDecidedStrictness :: t s (f :: k' -> Type) (a :: k') -> DecidedStrictness

instance (KnownName mn, KnownUnpackedness su, KnownSource ss, KnownDecided ds) => Selector ('MetaSel mn su ss ds) where
  selName _ = nameVal (Proxy :: Proxy mn)
  selSourceUnpackedness _ = unpackednessVal (Proxy :: Proxy su)
  selSourceStrictness _ = sourceVal (Proxy :: Proxy ss)
  selDecidedStrictness _ = decidedVal (Proxy :: Proxy ds)

class KnownBool (b :: Bool) where boolVal :: Proxy b -> Bool
instance KnownBool 'True where boolVal _ = True
instance KnownBool 'False where boolVal _ = False

class KnownName (m :: Maybe Symbol) where nameVal :: Proxy m -> String
instance KnownName 'Nothing where nameVal _ = ""
instance KnownSymbol s => KnownName ('Just s) where nameVal _ = symbolVal (Proxy :: Proxy s)

class KnownFixity (f :: FixityI) where fixityVal :: Proxy f -> Fixity
instance KnownFixity 'PrefixI where fixityVal _ = Prefix
instance (KnownAssociativity a, KnownNat n) => KnownFixity ('InfixI a n) where
  fixityVal _ = Infix (associativityVal (Proxy :: Proxy a)) (fromInteger (natVal (Proxy :: Proxy n)))

class KnownAssociativity (a :: Associativity) where associativityVal :: Proxy a -> Associativity
instance KnownAssociativity 'LeftAssociative where associativityVal _ = LeftAssociative
instance KnownAssociativity 'RightAssociative where associativityVal _ = RightAssociative
instance KnownAssociativity 'NotAssociative where associativityVal _ = NotAssociative

class KnownUnpackedness (a :: SourceUnpackedness) where unpackednessVal :: Proxy a -> SourceUnpackedness
instance KnownUnpackedness 'NoSourceUnpackedness where unpackednessVal _ = NoSourceUnpackedness
instance KnownUnpackedness 'SourceNoUnpack where unpackednessVal _ = SourceNoUnpack
instance KnownUnpackedness 'SourceUnpack where unpackednessVal _ = SourceUnpack

class KnownSource (a :: SourceStrictness) where sourceVal :: Proxy a -> SourceStrictness
instance KnownSource 'NoSourceStrictness where sourceVal _ = NoSourceStrictness
instance KnownSource 'SourceLazy where sourceVal _ = SourceLazy
instance KnownSource 'SourceStrict where sourceVal _ = SourceStrict

class KnownDecided (a :: DecidedStrictness) where decidedVal :: Proxy a -> DecidedStrictness
instance KnownDecided 'DecidedLazy where decidedVal _ = DecidedLazy
instance KnownDecided 'DecidedStrict where decidedVal _ = DecidedStrict
instance KnownDecided 'DecidedUnpack where decidedVal _ = DecidedUnpack

-- Instances of the parts ---------------------------------------------------------------------------------------------------

instance Eq (U1 p) where _ == _ = True
instance Ord (U1 p) where compare _ _ = EQ
instance Show (U1 p) where showsPrec _ _ = showString "U1"
instance Functor U1 where fmap _ _ = U1
instance Functor V1 where fmap _ v = case v of {}

deriving instance Eq (f p) => Eq (Rec1 f p)
deriving instance Ord (f p) => Ord (Rec1 f p)
deriving instance Show (f p) => Show (Rec1 f p)
deriving instance Eq (f p) => Eq (M1 i c f p)
deriving instance Ord (f p) => Ord (M1 i c f p)
deriving instance Show (f p) => Show (M1 i c f p)
deriving instance (Eq (f p), Eq (g p)) => Eq ((:+:) f g p)
deriving instance (Ord (f p), Ord (g p)) => Ord ((:+:) f g p)
deriving instance (Show (f p), Show (g p)) => Show ((:+:) f g p)
deriving instance (Eq (f p), Eq (g p)) => Eq ((:*:) f g p)
deriving instance (Ord (f p), Ord (g p)) => Ord ((:*:) f g p)
deriving instance (Show (f p), Show (g p)) => Show ((:*:) f g p)
deriving instance Eq (f (g p)) => Eq ((:.:) f g p)
deriving instance Ord (f (g p)) => Ord ((:.:) f g p)
deriving instance Show (f (g p)) => Show ((:.:) f g p)

instance Functor Par1 where fmap f (Par1 a) = Par1 (f a)
instance Functor f => Functor (Rec1 f) where fmap g (Rec1 a) = Rec1 (fmap g a)
instance Functor (K1 i c) where fmap _ (K1 a) = K1 a
instance Functor f => Functor (M1 i c f) where fmap g (M1 a) = M1 (fmap g a)
instance (Functor f, Functor g) => Functor (f :+: g) where
  fmap h (L1 a) = L1 (fmap h a)
  fmap h (R1 a) = R1 (fmap h a)
instance (Functor f, Functor g) => Functor (f :*: g) where fmap h (a :*: b) = fmap h a :*: fmap h b
instance (Functor f, Functor g) => Functor (f :.: g) where fmap h (Comp1 a) = Comp1 (fmap (fmap h) a)

instance Semigroup (U1 p) where _ <> _ = U1
instance Monoid (U1 p) where mempty = U1
instance Semigroup c => Semigroup (K1 i c p) where K1 a <> K1 b = K1 (a <> b)
instance Monoid c => Monoid (K1 i c p) where mempty = K1 mempty
instance Semigroup (f p) => Semigroup (M1 i c f p) where M1 a <> M1 b = M1 (a <> b)
instance Monoid (f p) => Monoid (M1 i c f p) where mempty = M1 mempty
instance (Semigroup (f p), Semigroup (g p)) => Semigroup ((:*:) f g p) where (a :*: b) <> (c :*: d) = (a <> c) :*: (b <> d)
instance (Monoid (f p), Monoid (g p)) => Monoid ((:*:) f g p) where mempty = mempty :*: mempty

deriving instance Generic [a]
deriving instance Generic (NonEmpty a)
deriving instance Generic (Maybe a)
deriving instance Generic (Either a b)
deriving instance Generic Bool
deriving instance Generic Ordering
deriving instance Generic (Proxy t)
deriving instance Generic ()
deriving instance Generic (a, b)
deriving instance Generic (a, b, c)
deriving instance Generic (a, b, c, d)
deriving instance Generic (a, b, c, d, e)
deriving instance Generic (a, b, c, d, e, f)
deriving instance Generic (a, b, c, d, e, f, g)
deriving instance Generic Fixity
deriving instance Generic Associativity

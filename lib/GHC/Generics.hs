{-# LANGUAGE DataKinds #-}
{-# LANGUAGE DeriveGeneric #-}
{-# LANGUAGE DerivingStrategies #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE TypeFamilies #-}
{-# LANGUAGE UndecidableInstances #-}
-- | Types as sums of products, for functions that work for any of them. `deriving Generic` makes the instances.
module GHC.Generics
  ( V1, U1 (..), Par1 (..), Rec1 (..), K1 (..), M1 (..)
  , (:+:) (..), (:*:) (..), (:.:) (..)
  , URec (..), UAddr, UChar, UDouble, UFloat, UInt, UWord
  , Rec0, R, D1, C1, S1, D, C, S
  , Datatype (..), Constructor (..), Selector (..)
  , Fixity (..), FixityI (..), Associativity (..), prec
  , SourceUnpackedness (..), SourceStrictness (..), DecidedStrictness (..)
  , Meta (..)
  , Generic (..), Generic1 (..)
  ) where

import Control.Applicative (Alternative (..), Const (..), WrappedMonad (..), ZipList (..))
import Control.Arrow (Kleisli (..))
import Control.Monad (MonadPlus)
import Data.Char (GeneralCategory (..))
import Data.Complex (Complex (..))
import Data.Functor.Compose (Compose (..))
import Data.Functor.Contravariant (Contravariant (..))
import Data.Functor.Identity (Identity (..))
import qualified Data.Functor.Product as Functor
import qualified Data.Functor.Sum as Functor
import Data.Kind (Type)
import Data.List.NonEmpty (NonEmpty (..))
import Data.Monoid (All (..), Alt (..), Any (..), Ap (..), Dual (..), Endo (..), First (..), Last (..), Product (..), Sum (..))
import Data.Ord (Down (..))
import Data.Proxy (Proxy (..))
import qualified Data.Semigroup as Semigroup
import Data.Version (Version (..))
import Data.Void (Void)
import GHC.Exts (Addr#, Char#, Double#, Float#, Int#, Word#, eqAddr#, isTrue#, ltAddr#)
import GHC.Ptr (Ptr)
import GHC.Stack (SrcLoc (..))
import GHC.Tuple (Solo (..))
import GHC.TypeLits
import System.Exit (ExitCode (..))

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

-- | Fields of unlifted types.
data family URec a (p :: k)
data instance URec (Ptr ()) (p :: k) = UAddr {uAddr# :: Addr#} deriving (Functor, Foldable, Traversable)
data instance URec Char (p :: k) = UChar {uChar# :: Char#} deriving (Eq, Ord, Show, Functor, Foldable, Traversable)
data instance URec Double (p :: k) = UDouble {uDouble# :: Double#} deriving (Eq, Ord, Show, Functor, Foldable, Traversable)
data instance URec Float (p :: k) = UFloat {uFloat# :: Float#} deriving (Eq, Ord, Show, Functor, Foldable, Traversable)
data instance URec Int (p :: k) = UInt {uInt# :: Int#} deriving (Eq, Ord, Show, Functor, Foldable, Traversable)
data instance URec Word (p :: k) = UWord {uWord# :: Word#} deriving (Eq, Ord, Show, Functor, Foldable, Traversable)

instance Eq (UAddr p) where
  UAddr a == UAddr b = isTrue# (eqAddr# a b)
instance Ord (UAddr p) where
  UAddr a < UAddr b = isTrue# (ltAddr# a b)
  a <= b = not (b < a)

type UAddr = URec (Ptr ())
type UChar = URec Char
type UDouble = URec Double
type UFloat = URec Float
type UInt = URec Int
type UWord = URec Word

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

-- | Of types as they are applied to their last arguments.
class Generic1 (f :: k -> Type) where
  type Rep1 f :: k -> Type
  from1 :: f a -> Rep1 f a
  to1 :: Rep1 f a -> f a

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

instance Applicative U1 where { pure _ = U1; _ <*> _ = U1 }
instance Applicative Par1 where { pure = Par1; Par1 f <*> Par1 a = Par1 (f a) }
instance Applicative f => Applicative (Rec1 f) where { pure = Rec1 . pure; Rec1 f <*> Rec1 a = Rec1 (f <*> a) }
instance Monoid c => Applicative (K1 i c) where { pure _ = K1 mempty; K1 a <*> K1 b = K1 (a <> b) }
instance Applicative f => Applicative (M1 i c f) where { pure = M1 . pure; M1 f <*> M1 a = M1 (f <*> a) }
instance (Applicative f, Applicative g) => Applicative (f :*: g) where
  pure a = pure a :*: pure a
  (f :*: g) <*> (a :*: b) = (f <*> a) :*: (g <*> b)
instance (Applicative f, Applicative g) => Applicative (f :.: g) where
  pure = Comp1 . pure . pure
  Comp1 f <*> Comp1 a = Comp1 ((<*>) <$> f <*> a)

instance Alternative U1 where { empty = U1; _ <|> _ = U1 }
instance Alternative f => Alternative (Rec1 f) where { empty = Rec1 empty; Rec1 a <|> Rec1 b = Rec1 (a <|> b) }
instance Alternative f => Alternative (M1 i c f) where { empty = M1 empty; M1 a <|> M1 b = M1 (a <|> b) }
instance (Alternative f, Alternative g) => Alternative (f :*: g) where
  empty = empty :*: empty
  (a :*: b) <|> (c :*: d) = (a <|> c) :*: (b <|> d)
instance (Alternative f, Applicative g) => Alternative (f :.: g) where
  empty = Comp1 empty
  Comp1 a <|> Comp1 b = Comp1 (a <|> b)

instance Monad U1 where _ >>= _ = U1
instance Monad Par1 where Par1 a >>= f = f a
instance Monad f => Monad (Rec1 f) where Rec1 a >>= f = Rec1 (a >>= unRec1 . f)
instance Monad f => Monad (M1 i c f) where M1 a >>= f = M1 (a >>= unM1 . f)
instance (Monad f, Monad g) => Monad (f :*: g) where
  (a :*: b) >>= f = (a >>= left . f) :*: (b >>= right . f)
    where
      left (l :*: _) = l
      right (_ :*: r) = r

instance MonadPlus U1
instance MonadPlus f => MonadPlus (Rec1 f)
instance MonadPlus f => MonadPlus (M1 i c f)
instance (MonadPlus f, MonadPlus g) => MonadPlus (f :*: g)

instance Foldable V1 where foldMap _ v = case v of {}
instance Foldable U1 where foldMap _ _ = mempty
instance Foldable Par1 where foldMap f (Par1 a) = f a
instance Foldable (K1 i c) where foldMap _ _ = mempty
instance Foldable f => Foldable (Rec1 f) where foldMap f (Rec1 a) = foldMap f a
instance Foldable f => Foldable (M1 i c f) where foldMap f (M1 a) = foldMap f a
instance (Foldable f, Foldable g) => Foldable (f :+: g) where
  foldMap h (L1 a) = foldMap h a
  foldMap h (R1 a) = foldMap h a
instance (Foldable f, Foldable g) => Foldable (f :*: g) where foldMap h (a :*: b) = foldMap h a <> foldMap h b
instance (Foldable f, Foldable g) => Foldable (f :.: g) where foldMap h (Comp1 a) = foldMap (foldMap h) a

instance Traversable V1 where traverse _ v = case v of {}
instance Traversable U1 where traverse _ _ = pure U1
instance Traversable Par1 where traverse f (Par1 a) = Par1 <$> f a
instance Traversable (K1 i c) where traverse _ (K1 a) = pure (K1 a)
instance Traversable f => Traversable (Rec1 f) where traverse f (Rec1 a) = Rec1 <$> traverse f a
instance Traversable f => Traversable (M1 i c f) where traverse f (M1 a) = M1 <$> traverse f a
instance (Traversable f, Traversable g) => Traversable (f :+: g) where
  traverse h (L1 a) = L1 <$> traverse h a
  traverse h (R1 a) = R1 <$> traverse h a
instance (Traversable f, Traversable g) => Traversable (f :*: g) where traverse h (a :*: b) = (:*:) <$> traverse h a <*> traverse h b
instance (Traversable f, Traversable g) => Traversable (f :.: g) where traverse h (Comp1 a) = Comp1 <$> traverse (traverse h) a

instance Contravariant V1 where contramap _ v = case v of {}
instance Contravariant U1 where contramap _ _ = U1
instance Contravariant (K1 i c) where contramap _ (K1 a) = K1 a
instance Contravariant f => Contravariant (Rec1 f) where contramap h (Rec1 a) = Rec1 (contramap h a)
instance Contravariant f => Contravariant (M1 i c f) where contramap h (M1 a) = M1 (contramap h a)
instance (Contravariant f, Contravariant g) => Contravariant (f :+: g) where
  contramap h (L1 a) = L1 (contramap h a)
  contramap h (R1 a) = R1 (contramap h a)
instance (Contravariant f, Contravariant g) => Contravariant (f :*: g) where contramap h (a :*: b) = contramap h a :*: contramap h b
instance (Functor f, Contravariant g) => Contravariant (f :.: g) where contramap h (Comp1 a) = Comp1 (fmap (contramap h) a)

instance Eq (V1 p) where _ == _ = True
instance Ord (V1 p) where compare _ _ = EQ
instance Show (V1 p) where show v = case v of {}
instance Semigroup (V1 p) where v <> _ = v
deriving newtype instance Semigroup p => Semigroup (Par1 p)
deriving newtype instance Monoid p => Monoid (Par1 p)
deriving newtype instance Semigroup (f p) => Semigroup (Rec1 f p)
deriving newtype instance Monoid (f p) => Monoid (Rec1 f p)
deriving newtype instance Semigroup (f (g p)) => Semigroup ((:.:) f g p)
deriving newtype instance Monoid (f (g p)) => Monoid ((:.:) f g p)
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
deriving instance Generic Void
deriving instance Generic (a, b)
deriving instance Generic (a, b, c)
deriving instance Generic (a, b, c, d)
deriving instance Generic (a, b, c, d, e)
deriving instance Generic (a, b, c, d, e, f)
deriving instance Generic (a, b, c, d, e, f, g)
deriving instance Generic Fixity
deriving instance Generic Associativity
deriving instance Generic (Identity a)
deriving instance Generic (Const a b)
deriving instance Generic (Compose f g a)
deriving instance Generic (Functor.Product f g a)
deriving instance Generic (Functor.Sum f g a)
deriving instance Generic (ZipList a)
deriving instance Generic (Complex a)
deriving instance Generic (Down a)
deriving instance Generic (Sum a)
deriving instance Generic (Product a)
deriving instance Generic (First a)
deriving instance Generic (Last a)
deriving instance Generic (Dual a)
deriving instance Generic (Endo a)
deriving instance Generic All
deriving instance Generic Any
deriving instance Generic (Alt f a)
deriving instance Generic (Semigroup.Min a)
deriving instance Generic (Semigroup.Max a)
deriving instance Generic (Semigroup.First a)
deriving instance Generic (Semigroup.Last a)
deriving instance Generic (Semigroup.WrappedMonoid a)
deriving instance Generic (Semigroup.Arg a b)
deriving instance Generic (Semigroup.Option a)
deriving instance Generic (Ap f a)
deriving instance Generic (WrappedMonad m a)
deriving instance Generic (Solo a)
deriving instance Generic (Kleisli m a b)
deriving instance Generic (U1 p)
deriving instance Generic (K1 i c p)
deriving instance Generic Version
deriving instance Generic ExitCode
deriving instance Generic GeneralCategory
deriving instance Generic SrcLoc

deriving instance Generic1 []
deriving instance Generic1 NonEmpty
deriving instance Generic1 Maybe
deriving instance Generic1 (Either a)
deriving instance Generic1 ((,) a)
deriving instance Generic1 ((,,) a b)
deriving instance Generic1 ((,,,) a b c)
deriving instance Generic1 ((,,,,) a b c d)
deriving instance Generic1 ((,,,,,) a b c d e)
deriving instance Generic1 ((,,,,,,) a b c d e f)
deriving instance Generic1 Proxy
deriving instance Generic1 Identity
deriving instance Generic1 (Const a)
deriving instance Generic1 (Functor.Product f g)
deriving instance Generic1 (Functor.Sum f g)
deriving instance Generic1 Down
deriving instance Generic1 Sum
deriving instance Generic1 Product
deriving instance Generic1 First
deriving instance Generic1 Last
deriving instance Generic1 Dual
deriving instance Generic1 ZipList
deriving instance Generic1 Complex
deriving instance Generic1 (Alt f)
deriving instance Generic1 Semigroup.First
deriving instance Generic1 Semigroup.Last
deriving instance Generic1 Semigroup.WrappedMonoid
deriving instance Generic1 (Semigroup.Arg a)
deriving instance Generic1 Semigroup.Option
deriving instance Generic1 (Ap f)
deriving instance Generic1 (WrappedMonad m)
deriving instance Generic1 Solo
deriving instance Generic1 Semigroup.Min
deriving instance Generic1 Semigroup.Max
deriving instance Functor f => Generic1 (Compose f g)

{-# LANGUAGE DefaultSignatures #-}
-- | Evaluation to normal form.
module Control.DeepSeq
  ( NFData(..), deepseq, force, ($!!), (<$!!>), rwhnf
  , NFData1(..), rnf1, NFData2(..), rnf2
  ) where

import Control.Applicative (ZipList(..))
import Control.Concurrent (MVar, ThreadId)
import Control.Exception (MaskingState)
import Data.Array (Array, bounds, elems)
import Data.Complex (Complex(..))
import Data.Fixed (Fixed(..))
import Data.Functor.Compose (Compose(..))
import Data.Functor.Const (Const(..))
import Data.Functor.Identity (Identity(..))
import qualified Data.Functor.Product as Functor
import qualified Data.Functor.Sum as Functor
import Data.Graph (SCC(..))
import Data.Int (Int16, Int32, Int64, Int8)
import qualified Data.IntMap.Internal as IntMap
import Data.IntSet (IntSet)
import Data.IORef (IORef)
import Data.List.NonEmpty (NonEmpty(..))
import qualified Data.Map.Internal as Map
import Data.Monoid
import Data.Ord (Down(..))
import Data.Proxy (Proxy(..))
import Data.Ratio (Ratio, denominator, numerator)
import qualified Data.Semigroup as Semigroup
import Data.Sequence (Seq)
import qualified Data.Set.Internal as Set
import Data.STRef (STRef)
import Data.Tree (Tree(..))
import Data.Type.Equality ((:~:)(..), (:~~:)(..))
import Data.Typeable (TyCon, TypeRep, rnfTyCon, rnfTypeRep)
import Data.Unique (Unique)
import Data.Version (Version(..))
import Data.Void (Void, absurd)
import Data.Word (Word16, Word32, Word64, Word8)
import Foreign.C.Types
import Foreign.Ptr (FunPtr, Ptr)
import GHC.Fingerprint (Fingerprint)
import GHC.Generics (Generic(..), Generic1(..), K1(..), M1(..), Par1(..), Rec1(..), U1(..), URec, V1, (:*:)(..), (:+:)(..), (:.:)(..))
import GHC.Stack (CallStack, SrcLoc(..))
import Numeric.Natural (Natural)
import System.Exit (ExitCode(..))
import System.Mem.StableName (StableName)

infixr 0 $!!
infixl 4 <$!!>

-- | Types whose values can be evaluated completely. An instance without `rnf` goes by the type's `Generic` representation.
class NFData a where
  rnf :: a -> ()
  default rnf :: (Generic a, GNFData (Rep a)) => a -> ()
  rnf x = grnf (\_ -> ()) (from x)

-- | Evaluates to weak head normal form only.
rwhnf :: a -> ()
rwhnf a = a `seq` ()

-- | Evaluates the first completely, answers the second.
deepseq :: NFData a => a -> b -> b
deepseq a b = rnf a `seq` b

force :: NFData a => a -> a
force x = rnf x `seq` x

-- | Application to a completely evaluated argument.
($!!) :: NFData a => (a -> b) -> a -> b
f $!! x = rnf x `seq` f x

-- | `fmap` that evaluates the result completely.
(<$!!>) :: (Monad m, NFData b) => (a -> b) -> m a -> m b
f <$!!> m = m >>= \x -> return $!! f x

class NFData1 f where
  liftRnf :: (a -> ()) -> f a -> ()
  default liftRnf :: (Generic1 f, GNFData (Rep1 f)) => (a -> ()) -> f a -> ()
  liftRnf r x = grnf r (from1 x)

rnf1 :: (NFData1 f, NFData a) => f a -> ()
rnf1 = liftRnf rnf

class NFData2 p where
  liftRnf2 :: (a -> ()) -> (b -> ()) -> p a b -> ()

rnf2 :: (NFData2 p, NFData a, NFData b) => p a b -> ()
rnf2 = liftRnf2 rnf rnf

-- Representations ----------------------------------------------------------------------------

-- | Evaluates all fields, those of the last argument's type by a function.
class GNFData f where
  grnf :: (a -> ()) -> f a -> ()

instance GNFData V1 where
  grnf _ x = x `seq` ()

instance GNFData U1 where
  grnf _ U1 = ()

instance GNFData (URec a) where
  grnf _ x = x `seq` ()

instance NFData a => GNFData (K1 i a) where
  grnf _ (K1 x) = rnf x

instance GNFData f => GNFData (M1 i c f) where
  grnf r (M1 x) = grnf r x

instance (GNFData f, GNFData g) => GNFData (f :*: g) where
  grnf r (x :*: y) = grnf r x `seq` grnf r y

instance (GNFData f, GNFData g) => GNFData (f :+: g) where
  grnf r (L1 x) = grnf r x
  grnf r (R1 x) = grnf r x

instance GNFData Par1 where
  grnf r (Par1 x) = r x

instance NFData1 f => GNFData (Rec1 f) where
  grnf r (Rec1 x) = liftRnf r x

instance (NFData1 f, GNFData g) => GNFData (f :.: g) where
  grnf r (Comp1 x) = liftRnf (grnf r) x

-- Evaluated once evaluated at all ------------------------------------------------------------

instance NFData Int where
  rnf = rwhnf

instance NFData Word where
  rnf = rwhnf

instance NFData Integer where
  rnf = rwhnf

instance NFData Natural where
  rnf = rwhnf

instance NFData Char where
  rnf = rwhnf

instance NFData Bool where
  rnf = rwhnf

instance NFData Ordering where
  rnf = rwhnf

instance NFData Double where
  rnf = rwhnf

instance NFData Float where
  rnf = rwhnf

instance NFData () where
  rnf = rwhnf

instance NFData Int8 where
  rnf = rwhnf

instance NFData Int16 where
  rnf = rwhnf

instance NFData Int32 where
  rnf = rwhnf

instance NFData Int64 where
  rnf = rwhnf

instance NFData Word8 where
  rnf = rwhnf

instance NFData Word16 where
  rnf = rwhnf

instance NFData Word32 where
  rnf = rwhnf

instance NFData Word64 where
  rnf = rwhnf

instance NFData ThreadId where
  rnf = rwhnf

instance NFData (Ptr a) where
  rnf = rwhnf

instance NFData (FunPtr a) where
  rnf = rwhnf

instance NFData CChar where
  rnf = rwhnf

instance NFData CInt where
  rnf = rwhnf

instance NFData CUInt where
  rnf = rwhnf

instance NFData CLong where
  rnf = rwhnf

instance NFData CSize where
  rnf = rwhnf

instance NFData CDouble where
  rnf = rwhnf

instance NFData CBool where
  rnf = rwhnf

instance NFData CClock where
  rnf = rwhnf

instance NFData CFloat where
  rnf = rwhnf

instance NFData CIntMax where
  rnf = rwhnf

instance NFData CIntPtr where
  rnf = rwhnf

instance NFData CLLong where
  rnf = rwhnf

instance NFData CPtrdiff where
  rnf = rwhnf

instance NFData CSChar where
  rnf = rwhnf

instance NFData CSUSeconds where
  rnf = rwhnf

instance NFData CShort where
  rnf = rwhnf

instance NFData CSigAtomic where
  rnf = rwhnf

instance NFData CTime where
  rnf = rwhnf

instance NFData CUChar where
  rnf = rwhnf

instance NFData CUIntMax where
  rnf = rwhnf

instance NFData CUIntPtr where
  rnf = rwhnf

instance NFData CULLong where
  rnf = rwhnf

instance NFData CULong where
  rnf = rwhnf

instance NFData CUSeconds where
  rnf = rwhnf

instance NFData CUShort where
  rnf = rwhnf

instance NFData CWchar where
  rnf = rwhnf

instance NFData Fingerprint where
  rnf = rwhnf

instance NFData (IORef a) where
  rnf = rwhnf

instance NFData (MVar a) where
  rnf = rwhnf

instance NFData (STRef s a) where
  rnf = rwhnf

instance NFData (Proxy a) where
  rnf = rwhnf

instance NFData (a -> b) where
  rnf = rwhnf

instance NFData (a :~: b) where
  rnf = rwhnf

instance NFData (a :~~: b) where
  rnf = rwhnf

instance NFData Any where
  rnf = rwhnf

instance NFData All where
  rnf = rwhnf

instance NFData (Fixed a) where
  rnf = rwhnf

instance NFData Void where
  rnf = absurd

instance NFData CallStack where
  rnf s = length (show s) `seq` ()

instance NFData SrcLoc where
  rnf (SrcLoc a b c d e f g) = rnf (a, b, c) `seq` rnf (d, e, f, g)

instance NFData TyCon where
  rnf = rnfTyCon

instance NFData TypeRep where
  rnf = rnfTypeRep

instance NFData ExitCode where
  rnf (ExitFailure n) = rnf n
  rnf ExitSuccess = ()

instance NFData Version where
  rnf (Version branch tags) = rnf branch `seq` rnf tags

-- Structures -----------------------------------------------------------------------------------

instance NFData a => NFData (Ratio a) where
  rnf x = rnf (numerator x) `seq` rnf (denominator x)

instance NFData a => NFData (Complex a) where
  rnf (x :+ y) = rnf x `seq` rnf y

instance NFData a => NFData (Maybe a) where
  rnf = rnf1

instance NFData1 Maybe where
  liftRnf _ Nothing = ()
  liftRnf r (Just x) = r x

instance (NFData a, NFData b) => NFData (Either a b) where
  rnf = rnf1

instance NFData a => NFData1 (Either a) where
  liftRnf = liftRnf2 rnf

instance NFData2 Either where
  liftRnf2 l _ (Left x) = l x
  liftRnf2 _ r (Right y) = r y

instance NFData a => NFData [a] where
  rnf = rnf1

instance NFData1 [] where
  liftRnf r = go
    where
      go [] = ()
      go (x : xs) = r x `seq` go xs

instance NFData a => NFData (NonEmpty a) where
  rnf = rnf1

instance NFData1 NonEmpty where
  liftRnf r (x :| xs) = r x `seq` liftRnf r xs

instance (NFData a, NFData b) => NFData (Array a b) where
  rnf a = rnf (bounds a) `seq` rnf (elems a)

instance (NFData1 f, NFData1 g) => NFData1 (Compose f g) where
  liftRnf r (Compose x) = liftRnf (liftRnf r) x

instance (NFData1 f, NFData1 g, NFData a) => NFData (Compose f g a) where
  rnf = rnf1

instance (NFData1 f, NFData1 g) => NFData1 (Functor.Product f g) where
  liftRnf r (Functor.Pair x y) = liftRnf r x `seq` liftRnf r y

instance (NFData1 f, NFData1 g, NFData a) => NFData (Functor.Product f g a) where
  rnf = rnf1

instance (NFData1 f, NFData1 g) => NFData1 (Functor.Sum f g) where
  liftRnf r (Functor.InL x) = liftRnf r x
  liftRnf r (Functor.InR y) = liftRnf r y

instance (NFData1 f, NFData1 g, NFData a) => NFData (Functor.Sum f g a) where
  rnf = rnf1

instance NFData a => NFData (Const a b) where
  rnf (Const a) = rnf a

instance NFData a => NFData1 (Const a) where
  liftRnf _ (Const a) = rnf a

instance NFData2 Const where
  liftRnf2 r _ (Const a) = r a

instance (NFData a, NFData b) => NFData (Semigroup.Arg a b) where
  rnf (Semigroup.Arg a b) = rnf a `seq` rnf b

instance NFData a => NFData (Identity a) where
  rnf = rnf1

instance NFData1 Identity where
  liftRnf r (Identity x) = r x

instance NFData a => NFData (Dual a) where
  rnf = rnf1

instance NFData1 Dual where
  liftRnf r (Dual x) = r x

instance NFData a => NFData (Sum a) where
  rnf = rnf1

instance NFData1 Sum where
  liftRnf r (Sum x) = r x

instance NFData a => NFData (Product a) where
  rnf = rnf1

instance NFData1 Product where
  liftRnf r (Product x) = r x

instance NFData a => NFData (First a) where
  rnf = rnf1

instance NFData1 First where
  liftRnf r (First x) = liftRnf r x

instance NFData a => NFData (Last a) where
  rnf = rnf1

instance NFData1 Last where
  liftRnf r (Last x) = liftRnf r x

instance NFData a => NFData (Down a) where
  rnf = rnf1

instance NFData1 Down where
  liftRnf r (Down x) = r x

instance NFData a => NFData (ZipList a) where
  rnf = rnf1

instance NFData1 ZipList where
  liftRnf r (ZipList x) = liftRnf r x

instance NFData a => NFData (Semigroup.Min a) where
  rnf = rnf1

instance NFData1 Semigroup.Min where
  liftRnf r (Semigroup.Min x) = r x

instance NFData a => NFData (Semigroup.Max a) where
  rnf = rnf1

instance NFData1 Semigroup.Max where
  liftRnf r (Semigroup.Max x) = r x

instance NFData a => NFData (Semigroup.First a) where
  rnf = rnf1

instance NFData1 Semigroup.First where
  liftRnf r (Semigroup.First x) = r x

instance NFData a => NFData (Semigroup.Last a) where
  rnf = rnf1

instance NFData1 Semigroup.Last where
  liftRnf r (Semigroup.Last x) = r x

instance NFData a => NFData (Semigroup.Option a) where
  rnf = rnf1

instance NFData1 Semigroup.Option where
  liftRnf r (Semigroup.Option x) = liftRnf r x

instance NFData m => NFData (Semigroup.WrappedMonoid m) where
  rnf (Semigroup.WrapMonoid a) = rnf a

-- Containers -----------------------------------------------------------------------------------

instance (NFData k, NFData a) => NFData (Map.Map k a) where
  rnf Map.Tip = ()
  rnf (Map.Bin _ k x l r) = rnf k `seq` rnf x `seq` rnf l `seq` rnf r

instance NFData a => NFData (Set.Set a) where
  rnf Set.Tip = ()
  rnf (Set.Bin _ x l r) = rnf x `seq` rnf l `seq` rnf r

instance NFData a => NFData (IntMap.IntMap a) where
  rnf IntMap.Nil = ()
  rnf (IntMap.Tip _ x) = rnf x
  rnf (IntMap.Bin _ _ l r) = rnf l `seq` rnf r

instance NFData IntSet where
  rnf = rwhnf

instance NFData a => NFData (Seq a) where
  rnf = foldr (\x rest -> rnf x `seq` rest) ()

instance NFData a => NFData (Tree a) where
  rnf (Node x ts) = rnf x `seq` rnf ts

instance NFData a => NFData (SCC a) where
  rnf (AcyclicSCC v) = rnf v
  rnf (CyclicSCC vs) = rnf vs

-- Tuples ---------------------------------------------------------------------------------------

instance (NFData a, NFData b) => NFData (a, b) where
  rnf = rnf2

instance NFData a => NFData1 ((,) a) where
  liftRnf = liftRnf2 rnf

instance NFData2 (,) where
  liftRnf2 r s (x, y) = r x `seq` s y

instance (NFData a1, NFData a2, NFData a3) => NFData (a1, a2, a3) where
  rnf (a1, a2, a3) = rnf a1 `seq` rnf a2 `seq` rnf a3

instance (NFData a1, NFData a2, NFData a3, NFData a4) => NFData (a1, a2, a3, a4) where
  rnf (a1, a2, a3, a4) = rnf a1 `seq` rnf a2 `seq` rnf a3 `seq` rnf a4

instance (NFData a1, NFData a2, NFData a3, NFData a4, NFData a5) => NFData (a1, a2, a3, a4, a5) where
  rnf (a1, a2, a3, a4, a5) = rnf a1 `seq` rnf a2 `seq` rnf a3 `seq` rnf a4 `seq` rnf a5

instance
  (NFData a1, NFData a2, NFData a3, NFData a4, NFData a5, NFData a6)
  => NFData (a1, a2, a3, a4, a5, a6) where
  rnf (a1, a2, a3, a4, a5, a6) = rnf a1 `seq` rnf a2 `seq` rnf a3 `seq` rnf a4 `seq` rnf a5 `seq` rnf a6

instance
  (NFData a1, NFData a2, NFData a3, NFData a4, NFData a5, NFData a6, NFData a7)
  => NFData (a1, a2, a3, a4, a5, a6, a7) where
  rnf (a1, a2, a3, a4, a5, a6, a7) =
    rnf a1 `seq` rnf a2 `seq` rnf a3 `seq` rnf a4 `seq` rnf a5 `seq` rnf a6 `seq` rnf a7

instance
  (NFData a1, NFData a2, NFData a3, NFData a4, NFData a5, NFData a6, NFData a7, NFData a8)
  => NFData (a1, a2, a3, a4, a5, a6, a7, a8) where
  rnf (a1, a2, a3, a4, a5, a6, a7, a8) =
    rnf a1 `seq` rnf a2 `seq` rnf a3 `seq` rnf a4 `seq` rnf a5 `seq` rnf a6 `seq` rnf a7 `seq` rnf a8

instance
  (NFData a1, NFData a2, NFData a3, NFData a4, NFData a5, NFData a6, NFData a7, NFData a8, NFData a9)
  => NFData (a1, a2, a3, a4, a5, a6, a7, a8, a9) where
  rnf (a1, a2, a3, a4, a5, a6, a7, a8, a9) =
    rnf a1 `seq` rnf a2 `seq` rnf a3 `seq` rnf a4 `seq` rnf a5 `seq` rnf a6 `seq` rnf a7 `seq` rnf a8 `seq` rnf a9

instance NFData1 IORef where
  liftRnf _ = rwhnf

instance NFData1 (STRef s) where
  liftRnf _ = rwhnf

instance NFData2 STRef where
  liftRnf2 _ _ = rwhnf

instance NFData1 MVar where
  liftRnf _ = rwhnf

instance NFData1 Proxy where
  liftRnf _ Proxy = ()

instance NFData1 Fixed where
  liftRnf _ = rwhnf

instance NFData1 Ratio where
  liftRnf r x = r (numerator x) `seq` r (denominator x)

instance NFData1 ((:~:) a) where
  liftRnf _ = rwhnf

instance NFData2 (:~:) where
  liftRnf2 _ _ = rwhnf

instance NFData1 ((:~~:) a) where
  liftRnf _ = rwhnf

instance NFData2 (:~~:) where
  liftRnf2 _ _ = rwhnf

instance NFData a => NFData1 (Array a) where
  liftRnf r x = rnf (bounds x) `seq` liftRnf r (elems x)

instance NFData2 Array where
  liftRnf2 r s x = liftRnf2 r r (bounds x) `seq` liftRnf s (elems x)

instance NFData a => NFData1 (Semigroup.Arg a) where
  liftRnf = liftRnf2 rnf

instance NFData2 Semigroup.Arg where
  liftRnf2 r s (Semigroup.Arg a b) = r a `seq` s b

instance NFData1 Semigroup.WrappedMonoid where
  liftRnf r (Semigroup.WrapMonoid m) = r m

instance NFData Unique where
  rnf = rwhnf

instance NFData MaskingState where
  rnf = rwhnf

instance NFData (StableName a) where
  rnf = rwhnf

instance NFData1 StableName where
  liftRnf _ = rwhnf

instance (NFData a1, NFData a2) => NFData1 ((,,) a1 a2) where
  liftRnf = liftRnf2 rnf

instance NFData a1 => NFData2 ((,,) a1) where
  liftRnf2 r s (x1, x2, x3) = rnf x1 `seq` r x2 `seq` s x3

instance (NFData a1, NFData a2, NFData a3) => NFData1 ((,,,) a1 a2 a3) where
  liftRnf = liftRnf2 rnf

instance (NFData a1, NFData a2) => NFData2 ((,,,) a1 a2) where
  liftRnf2 r s (x1, x2, x3, x4) = rnf x1 `seq` rnf x2 `seq` r x3 `seq` s x4

instance (NFData a1, NFData a2, NFData a3, NFData a4) => NFData1 ((,,,,) a1 a2 a3 a4) where
  liftRnf = liftRnf2 rnf

instance (NFData a1, NFData a2, NFData a3) => NFData2 ((,,,,) a1 a2 a3) where
  liftRnf2 r s (x1, x2, x3, x4, x5) = rnf x1 `seq` rnf x2 `seq` rnf x3 `seq` r x4 `seq` s x5

instance (NFData a1, NFData a2, NFData a3, NFData a4, NFData a5) => NFData1 ((,,,,,) a1 a2 a3 a4 a5) where
  liftRnf = liftRnf2 rnf

instance (NFData a1, NFData a2, NFData a3, NFData a4) => NFData2 ((,,,,,) a1 a2 a3 a4) where
  liftRnf2 r s (x1, x2, x3, x4, x5, x6) = rnf x1 `seq` rnf x2 `seq` rnf x3 `seq` rnf x4 `seq` r x5 `seq` s x6

instance (NFData a1, NFData a2, NFData a3, NFData a4, NFData a5, NFData a6) => NFData1 ((,,,,,,) a1 a2 a3 a4 a5 a6) where
  liftRnf = liftRnf2 rnf

instance (NFData a1, NFData a2, NFData a3, NFData a4, NFData a5) => NFData2 ((,,,,,,) a1 a2 a3 a4 a5) where
  liftRnf2 r s (x1, x2, x3, x4, x5, x6, x7) = rnf x1 `seq` rnf x2 `seq` rnf x3 `seq` rnf x4 `seq` rnf x5 `seq` r x6 `seq` s x7

instance (NFData a1, NFData a2, NFData a3, NFData a4, NFData a5, NFData a6, NFData a7) => NFData1 ((,,,,,,,) a1 a2 a3 a4 a5 a6 a7) where
  liftRnf = liftRnf2 rnf

instance (NFData a1, NFData a2, NFData a3, NFData a4, NFData a5, NFData a6) => NFData2 ((,,,,,,,) a1 a2 a3 a4 a5 a6) where
  liftRnf2 r s (x1, x2, x3, x4, x5, x6, x7, x8) = rnf x1 `seq` rnf x2 `seq` rnf x3 `seq` rnf x4 `seq` rnf x5 `seq` rnf x6 `seq` r x7 `seq` s x8

instance (NFData a1, NFData a2, NFData a3, NFData a4, NFData a5, NFData a6, NFData a7, NFData a8) => NFData1 ((,,,,,,,,) a1 a2 a3 a4 a5 a6 a7 a8) where
  liftRnf = liftRnf2 rnf

instance (NFData a1, NFData a2, NFData a3, NFData a4, NFData a5, NFData a6, NFData a7) => NFData2 ((,,,,,,,,) a1 a2 a3 a4 a5 a6 a7) where
  liftRnf2 r s (x1, x2, x3, x4, x5, x6, x7, x8, x9) = rnf x1 `seq` rnf x2 `seq` rnf x3 `seq` rnf x4 `seq` rnf x5 `seq` rnf x6 `seq` rnf x7 `seq` r x8 `seq` s x9

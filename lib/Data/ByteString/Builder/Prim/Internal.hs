-- | Encodings: how many bytes they take, at most, and what they build.
module Data.ByteString.Builder.Prim.Internal
  ( Size, FixedPrim(..), size, runF, emptyF, contramapF, pairF
  , BoundedPrim(..), sizeBound, runB, emptyB, contramapB, pairB, eitherB, condB
  , toB, liftFixedToBounded, (>$<), (>*<)
  ) where

import Control.Monad (foldM)
import Data.ByteString.Builder.Internal (Builder, toLazyByteString)
import qualified Data.ByteString.Lazy.Internal as L
import Data.Word (Word8)
import Foreign.Ptr (Ptr, plusPtr)
import Foreign.Storable (poke)

type Size = Int

infixl 4 >$<
infixr 5 >*<

-- | Always so many bytes.
data FixedPrim a = FP !Int (a -> Builder)

-- | So many bytes at most.
data BoundedPrim a = BP !Int (a -> Builder)

class Contravariant f where
  contramap :: (b -> a) -> f a -> f b

class Monoidal f where
  pair :: f a -> f b -> f (a, b)

instance Contravariant FixedPrim where
  contramap = contramapF

instance Contravariant BoundedPrim where
  contramap = contramapB

instance Monoidal FixedPrim where
  pair = pairF

instance Monoidal BoundedPrim where
  pair = pairB

(>$<) :: Contravariant f => (b -> a) -> f a -> f b
(>$<) = contramap

(>*<) :: Monoidal f => f a -> f b -> f (a, b)
(>*<) = pair

size :: FixedPrim a -> Int
size (FP n _) = n

-- | Writes to memory.
runF :: FixedPrim a -> a -> Ptr Word8 -> IO ()
runF (FP _ f) x p = () <$ written (f x) p

emptyF :: FixedPrim a
emptyF = FP 0 mempty

contramapF :: (b -> a) -> FixedPrim a -> FixedPrim b
contramapF f (FP n g) = FP n (g . f)

pairF :: FixedPrim a -> FixedPrim b -> FixedPrim (a, b)
pairF (FP m f) (FP n g) = FP (m + n) (\(x, y) -> f x <> g y)

sizeBound :: BoundedPrim a -> Int
sizeBound (BP n _) = n

-- | Writes to memory; where that ends.
runB :: BoundedPrim a -> a -> Ptr Word8 -> IO (Ptr Word8)
runB (BP _ f) = written . f

written :: Builder -> Ptr Word8 -> IO (Ptr Word8)
written b p = foldM (\at w -> (at `plusPtr` 1) <$ poke at w) p (L.unpackBytes (toLazyByteString b))

emptyB :: BoundedPrim a
emptyB = BP 0 mempty

contramapB :: (b -> a) -> BoundedPrim a -> BoundedPrim b
contramapB f (BP n g) = BP n (g . f)

pairB :: BoundedPrim a -> BoundedPrim b -> BoundedPrim (a, b)
pairB (BP m f) (BP n g) = BP (m + n) (\(x, y) -> f x <> g y)

eitherB :: BoundedPrim a -> BoundedPrim b -> BoundedPrim (Either a b)
eitherB (BP m f) (BP n g) = BP (max m n) (either f g)

condB :: (a -> Bool) -> BoundedPrim a -> BoundedPrim a -> BoundedPrim a
condB p (BP m f) (BP n g) = BP (max m n) (\x -> if p x then f x else g x)

toB, liftFixedToBounded :: FixedPrim a -> BoundedPrim a
toB (FP n f) = BP n f
liftFixedToBounded = toB

{-# LANGUAGE DerivingStrategies #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
-- | Values that lie in memory: how many bytes, and how they are read and written there (the lowest byte first).
module Foreign.Storable (Storable (..)) where

import Data.Complex (Complex (..))
import Data.Functor.Const (Const (..))
import Data.Functor.Identity (Identity (..))
import Data.Ord (Down (..))
import Data.Ratio (Ratio, denominator, numerator, (%))
import Foreign.Memory
import GHC.Exts
import GHC.Int
import GHC.Ptr
import GHC.Word

class Storable a where
  {-# MINIMAL sizeOf, alignment, (peek | peekElemOff | peekByteOff), (poke | pokeElemOff | pokeByteOff) #-}
  -- | In bytes; the argument is not evaluated.
  sizeOf :: a -> Int
  alignment :: a -> Int
  peekElemOff :: Ptr a -> Int -> IO a
  peekElemOff p n = result
    where result = peekByteOff p (n * sizeOf (inside result))
  pokeElemOff :: Ptr a -> Int -> a -> IO ()
  pokeElemOff p n x = pokeByteOff p (n * sizeOf x) x
  peekByteOff :: Ptr b -> Int -> IO a
  peekByteOff p n = peek (p `plusPtr` n)
  pokeByteOff :: Ptr b -> Int -> a -> IO ()
  pokeByteOff p n = poke (p `plusPtr` n)
  peek :: Ptr a -> IO a
  peek p = peekElemOff p 0
  poke :: Ptr a -> a -> IO ()
  poke p = pokeElemOff p 0

-- | For its type.
inside :: IO a -> a
inside _ = errorWithoutStackTrace "sizeOf: its argument has no value"

-- Numbers -------------------------------------------------------------------------------------------------------------

instance Storable Int where
  sizeOf _ = 8
  alignment _ = 8
  peek (Ptr address) = readBytes 3 (\bytes at s -> case readIntArray# bytes at s of (# s1, x #) -> (# s1, I# x #)) address
  poke (Ptr address) = writeBytes 3 (\bytes at (I# x) -> writeIntArray# bytes at x) address

instance Storable Word where
  sizeOf _ = 8
  alignment _ = 8
  peek (Ptr address) = readBytes 3 (\bytes at s -> case readWordArray# bytes at s of (# s1, x #) -> (# s1, W# x #)) address
  poke (Ptr address) = writeBytes 3 (\bytes at (W# x) -> writeWordArray# bytes at x) address

instance Storable Int8 where
  sizeOf _ = 1
  alignment _ = 1
  peek (Ptr address) = readBytes 0 (\bytes at s -> case readInt8Array# bytes at s of (# s1, x #) -> (# s1, I8# x #)) address
  poke (Ptr address) = writeBytes 0 (\bytes at (I8# x) -> writeInt8Array# bytes at x) address

instance Storable Int16 where
  sizeOf _ = 2
  alignment _ = 2
  peek (Ptr address) = readBytes 1 (\bytes at s -> case readInt16Array# bytes at s of (# s1, x #) -> (# s1, I16# x #)) address
  poke (Ptr address) = writeBytes 1 (\bytes at (I16# x) -> writeInt16Array# bytes at x) address

instance Storable Int32 where
  sizeOf _ = 4
  alignment _ = 4
  peek (Ptr address) = readBytes 2 (\bytes at s -> case readInt32Array# bytes at s of (# s1, x #) -> (# s1, I32# x #)) address
  poke (Ptr address) = writeBytes 2 (\bytes at (I32# x) -> writeInt32Array# bytes at x) address

instance Storable Int64 where
  sizeOf _ = 8
  alignment _ = 8
  peek (Ptr address) = readBytes 3 (\bytes at s -> case readIntArray# bytes at s of (# s1, x #) -> (# s1, I64# x #)) address
  poke (Ptr address) = writeBytes 3 (\bytes at (I64# x) -> writeIntArray# bytes at x) address

instance Storable Word8 where
  sizeOf _ = 1
  alignment _ = 1
  peek (Ptr address) = readBytes 0 (\bytes at s -> case readWord8Array# bytes at s of (# s1, x #) -> (# s1, W8# x #)) address
  poke (Ptr address) = writeBytes 0 (\bytes at (W8# x) -> writeWord8Array# bytes at x) address

instance Storable Word16 where
  sizeOf _ = 2
  alignment _ = 2
  peek (Ptr address) = readBytes 1 (\bytes at s -> case readWord16Array# bytes at s of (# s1, x #) -> (# s1, W16# x #)) address
  poke (Ptr address) = writeBytes 1 (\bytes at (W16# x) -> writeWord16Array# bytes at x) address

instance Storable Word32 where
  sizeOf _ = 4
  alignment _ = 4
  peek (Ptr address) = readBytes 2 (\bytes at s -> case readWord32Array# bytes at s of (# s1, x #) -> (# s1, W32# x #)) address
  poke (Ptr address) = writeBytes 2 (\bytes at (W32# x) -> writeWord32Array# bytes at x) address

instance Storable Word64 where
  sizeOf _ = 8
  alignment _ = 8
  peek (Ptr address) = readBytes 3 (\bytes at s -> case readWordArray# bytes at s of (# s1, x #) -> (# s1, W64# x #)) address
  poke (Ptr address) = writeBytes 3 (\bytes at (W64# x) -> writeWordArray# bytes at x) address

instance Storable Float where
  sizeOf _ = 4
  alignment _ = 4
  peek (Ptr address) = readBytes 2 (\bytes at s -> case readFloatArray# bytes at s of (# s1, x #) -> (# s1, F# x #)) address
  poke (Ptr address) = writeBytes 2 (\bytes at (F# x) -> writeFloatArray# bytes at x) address

instance Storable Double where
  sizeOf _ = 8
  alignment _ = 8
  peek (Ptr address) = readBytes 3 (\bytes at s -> case readDoubleArray# bytes at s of (# s1, x #) -> (# s1, D# x #)) address
  poke (Ptr address) = writeBytes 3 (\bytes at (D# x) -> writeDoubleArray# bytes at x) address

-- Others --------------------------------------------------------------------------------------------------------------

-- | No bytes.
instance Storable () where
  sizeOf _ = 0
  alignment _ = 1
  peek _ = return ()
  poke _ _ = return ()

-- | As a number of 32 bits: zero is False.
instance Storable Bool where
  sizeOf _ = 4
  alignment _ = 4
  peek p = (/= (0 :: Int32)) <$> peek (castPtr p)
  poke p b = poke (castPtr p) (if b then 1 else 0 :: Int32)

-- | Its code point, 32 bits.
instance Storable Char where
  sizeOf _ = 4
  alignment _ = 4
  peek p = (\code -> toEnum (fromIntegral (code :: Word32))) <$> peek (castPtr p)
  poke p c = poke (castPtr p) (fromIntegral (fromEnum c) :: Word32)

instance Storable (Ptr a) where
  sizeOf _ = 8
  alignment _ = 8
  peek p = Ptr <$> peek (castPtr p)
  poke p (Ptr address) = poke (castPtr p) address

instance Storable (FunPtr a) where
  sizeOf _ = 8
  alignment _ = 8
  peek p = FunPtr <$> peek (castPtr p)
  poke p (FunPtr address) = poke (castPtr p) address

-- | Two of them, one after the other.
instance Storable a => Storable (Complex a) where
  sizeOf z = 2 * sizeOf (realPart' z)
  alignment z = alignment (realPart' z)
  peek p = (:+) <$> peek (castPtr p) <*> peekElemOff (castPtr p) 1
  poke p (re :+ im) = poke (castPtr p) re >> pokeElemOff (castPtr p) 1 im

realPart' :: Complex a -> a
realPart' ~(re :+ _) = re

instance (Integral a, Storable a) => Storable (Ratio a) where
  sizeOf r = 2 * sizeOf (numeratorOf r)
  alignment r = alignment (numeratorOf r)
  peek p = (%) <$> peek (castPtr p) <*> peekElemOff (castPtr p) 1
  poke p r = poke (castPtr p) (numerator r) >> pokeElemOff (castPtr p) 1 (denominator r)

-- | For its type.
numeratorOf :: Ratio a -> a
numeratorOf _ = errorWithoutStackTrace "sizeOf: its argument has no value"

deriving newtype instance Storable a => Storable (Identity a)

deriving newtype instance Storable a => Storable (Const a b)

deriving newtype instance Storable a => Storable (Down a)

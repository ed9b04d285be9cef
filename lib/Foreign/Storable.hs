{-# LANGUAGE DerivingStrategies #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
-- | Values that lie in memory: how many bytes, and how they are read and written there (the lowest byte first).
module Foreign.Storable (Storable (..)) where

import Data.Complex (Complex (..))
import Data.Functor.Const (Const (..))
import Data.Functor.Identity (Identity (..))
import Data.Ratio (Ratio, denominator, numerator, (%))
import GHC.Exts
import GHC.IO (IO (..))
import GHC.Int
import GHC.Ptr
import GHC.Stable
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
  peekElemOff (Ptr address) (I# i) = IO (\s -> case readIntOffAddr# address i s of (# s1, x #) -> (# s1, I# x #))
  pokeElemOff (Ptr address) (I# i) (I# x) = IO (\s -> case writeIntOffAddr# address i x s of s1 -> (# s1, () #))

instance Storable Word where
  sizeOf _ = 8
  alignment _ = 8
  peekElemOff (Ptr address) (I# i) = IO (\s -> case readWordOffAddr# address i s of (# s1, x #) -> (# s1, W# x #))
  pokeElemOff (Ptr address) (I# i) (W# x) = IO (\s -> case writeWordOffAddr# address i x s of s1 -> (# s1, () #))

instance Storable Int8 where
  sizeOf _ = 1
  alignment _ = 1
  peekElemOff (Ptr address) (I# i) = IO (\s -> case readInt8OffAddr# address i s of (# s1, x #) -> (# s1, I8# x #))
  pokeElemOff (Ptr address) (I# i) (I8# x) = IO (\s -> case writeInt8OffAddr# address i x s of s1 -> (# s1, () #))

instance Storable Int16 where
  sizeOf _ = 2
  alignment _ = 2
  peekElemOff (Ptr address) (I# i) = IO (\s -> case readInt16OffAddr# address i s of (# s1, x #) -> (# s1, I16# x #))
  pokeElemOff (Ptr address) (I# i) (I16# x) = IO (\s -> case writeInt16OffAddr# address i x s of s1 -> (# s1, () #))

instance Storable Int32 where
  sizeOf _ = 4
  alignment _ = 4
  peekElemOff (Ptr address) (I# i) = IO (\s -> case readInt32OffAddr# address i s of (# s1, x #) -> (# s1, I32# x #))
  pokeElemOff (Ptr address) (I# i) (I32# x) = IO (\s -> case writeInt32OffAddr# address i x s of s1 -> (# s1, () #))

instance Storable Int64 where
  sizeOf _ = 8
  alignment _ = 8
  peekElemOff (Ptr address) (I# i) = IO (\s -> case readIntOffAddr# address i s of (# s1, x #) -> (# s1, I64# x #))
  pokeElemOff (Ptr address) (I# i) (I64# x) = IO (\s -> case writeIntOffAddr# address i x s of s1 -> (# s1, () #))

instance Storable Word8 where
  sizeOf _ = 1
  alignment _ = 1
  peekElemOff (Ptr address) (I# i) = IO (\s -> case readWord8OffAddr# address i s of (# s1, x #) -> (# s1, W8# x #))
  pokeElemOff (Ptr address) (I# i) (W8# x) = IO (\s -> case writeWord8OffAddr# address i x s of s1 -> (# s1, () #))

instance Storable Word16 where
  sizeOf _ = 2
  alignment _ = 2
  peekElemOff (Ptr address) (I# i) = IO (\s -> case readWord16OffAddr# address i s of (# s1, x #) -> (# s1, W16# x #))
  pokeElemOff (Ptr address) (I# i) (W16# x) = IO (\s -> case writeWord16OffAddr# address i x s of s1 -> (# s1, () #))

instance Storable Word32 where
  sizeOf _ = 4
  alignment _ = 4
  peekElemOff (Ptr address) (I# i) = IO (\s -> case readWord32OffAddr# address i s of (# s1, x #) -> (# s1, W32# x #))
  pokeElemOff (Ptr address) (I# i) (W32# x) = IO (\s -> case writeWord32OffAddr# address i x s of s1 -> (# s1, () #))

instance Storable Word64 where
  sizeOf _ = 8
  alignment _ = 8
  peekElemOff (Ptr address) (I# i) = IO (\s -> case readWordOffAddr# address i s of (# s1, x #) -> (# s1, W64# x #))
  pokeElemOff (Ptr address) (I# i) (W64# x) = IO (\s -> case writeWordOffAddr# address i x s of s1 -> (# s1, () #))

instance Storable Float where
  sizeOf _ = 4
  alignment _ = 4
  peekElemOff (Ptr address) (I# i) = IO (\s -> case readFloatOffAddr# address i s of (# s1, x #) -> (# s1, F# x #))
  pokeElemOff (Ptr address) (I# i) (F# x) = IO (\s -> case writeFloatOffAddr# address i x s of s1 -> (# s1, () #))

instance Storable Double where
  sizeOf _ = 8
  alignment _ = 8
  peekElemOff (Ptr address) (I# i) = IO (\s -> case readDoubleOffAddr# address i s of (# s1, x #) -> (# s1, D# x #))
  pokeElemOff (Ptr address) (I# i) (D# x) = IO (\s -> case writeDoubleOffAddr# address i x s of s1 -> (# s1, () #))

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
  peekElemOff (Ptr address) (I# i) = IO (\s -> case readWideCharOffAddr# address i s of (# s1, c #) -> (# s1, C# c #))
  pokeElemOff (Ptr address) (I# i) (C# c) = IO (\s -> case writeWideCharOffAddr# address i c s of s1 -> (# s1, () #))

instance Storable (Ptr a) where
  sizeOf _ = 8
  alignment _ = 8
  peekElemOff (Ptr address) (I# i) = IO (\s -> case readAddrOffAddr# address i s of (# s1, x #) -> (# s1, Ptr x #))
  pokeElemOff (Ptr address) (I# i) (Ptr x) = IO (\s -> case writeAddrOffAddr# address i x s of s1 -> (# s1, () #))

instance Storable (FunPtr a) where
  sizeOf _ = 8
  alignment _ = 8
  peek p = castPtrToFunPtr <$> peek (castPtr p)
  poke p f = poke (castPtr p) (castFunPtrToPtr f)

instance Storable (StablePtr a) where
  sizeOf _ = 8
  alignment _ = 8
  peekElemOff (Ptr address) (I# i) = IO (\s -> case readStablePtrOffAddr# address i s of (# s1, x #) -> (# s1, StablePtr x #))
  pokeElemOff (Ptr address) (I# i) (StablePtr x) = IO (\s -> case writeStablePtrOffAddr# address i x s of s1 -> (# s1, () #))

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

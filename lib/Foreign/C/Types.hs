{-# LANGUAGE DerivingStrategies, StandaloneDeriving #-}
-- | The types of C (of a machine with 64 bits), under new names.
module Foreign.C.Types
  ( CChar (..), CSChar (..), CUChar (..), CShort (..), CUShort (..), CInt (..), CUInt (..), CLong (..), CULong (..), CPtrdiff (..)
  , CSize (..), CWchar (..), CSigAtomic (..), CBool (..), CLLong (..), CULLong (..), CIntPtr (..), CUIntPtr (..), CIntMax (..), CUIntMax (..)
  , CClock (..), CTime (..), CUSeconds (..), CSUSeconds (..), CFloat (..), CDouble (..)
  , CFile, CFpos, CJmpBuf
  ) where

import Data.Bits (Bits, FiniteBits)
import Data.Int
import Data.Word
import Foreign.C.Types.Int (CInt (..))
import Foreign.Storable (Storable)

newtype CChar = CChar Int8
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CSChar = CSChar Int8
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CUChar = CUChar Word8
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CShort = CShort Int16
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CUShort = CUShort Word16
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

deriving newtype instance Storable CInt

newtype CUInt = CUInt Word32
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CLong = CLong Int64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CULong = CULong Word64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CPtrdiff = CPtrdiff Int64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CSize = CSize Word64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CWchar = CWchar Int32
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CSigAtomic = CSigAtomic Int32
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CBool = CBool Word8
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CLLong = CLLong Int64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CULLong = CULLong Word64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CIntPtr = CIntPtr Int64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CUIntPtr = CUIntPtr Word64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CIntMax = CIntMax Int64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CUIntMax = CUIntMax Word64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CClock = CClock Int64 deriving newtype (Enum, Eq, Num, Ord, Read, Real, Show, Storable)

newtype CTime = CTime Int64 deriving newtype (Enum, Eq, Num, Ord, Read, Real, Show, Storable)

newtype CUSeconds = CUSeconds Word32 deriving newtype (Enum, Eq, Num, Ord, Read, Real, Show, Storable)

newtype CSUSeconds = CSUSeconds Int64 deriving newtype (Enum, Eq, Num, Ord, Read, Real, Show, Storable)

newtype CFloat = CFloat Float
  deriving newtype (Enum, Eq, Floating, Fractional, Num, Ord, Read, Real, RealFloat, RealFrac, Show, Storable)

newtype CDouble = CDouble Double
  deriving newtype (Enum, Eq, Floating, Fractional, Num, Ord, Read, Real, RealFloat, RealFrac, Show, Storable)

-- Only pointed at -----------------------------------------------------------------------------------------------------

data CFile

data CFpos

data CJmpBuf

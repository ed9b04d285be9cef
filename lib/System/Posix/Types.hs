{-# LANGUAGE DerivingStrategies #-}
-- | The types of Posix (of Linux with 64 bits), under new names.
module System.Posix.Types
  ( CDev (..), CIno (..), CMode (..), COff (..), CPid (..), CSsize (..), CGid (..), CNlink (..), CUid (..), CTcflag (..), CRLim (..), CBlkSize (..)
  , CBlkCnt (..), CClockId (..), CFsBlkCnt (..), CFsFilCnt (..), CId (..), CKey (..), CSocklen (..), CNfds (..), Fd (..), CCc (..), CSpeed (..)
  , ByteCount, ClockTick, EpochTime, FileOffset, ProcessID, ProcessGroupID, DeviceID, FileID, FileMode, LinkCount, UserID, GroupID, Limit
  ) where

import Data.Bits (Bits, FiniteBits)
import Data.Int
import Data.Word
import Foreign.C.Types
import Foreign.Storable (Storable)

newtype CDev = CDev Word64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CIno = CIno Word64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CMode = CMode Word32
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype COff = COff Int64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CPid = CPid Int32
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CSsize = CSsize Int64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CGid = CGid Word32
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CNlink = CNlink Word64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CUid = CUid Word32
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CTcflag = CTcflag Word32
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CRLim = CRLim Word64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CBlkSize = CBlkSize Int64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CBlkCnt = CBlkCnt Int64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CClockId = CClockId Int32
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CFsBlkCnt = CFsBlkCnt Word64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CFsFilCnt = CFsFilCnt Word64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CId = CId Word32
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CKey = CKey Int32
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CSocklen = CSocklen Word32
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CNfds = CNfds Word64
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype Fd = Fd CInt
  deriving newtype (Bits, Bounded, Enum, Eq, FiniteBits, Integral, Num, Ord, Read, Real, Show, Storable)

newtype CCc = CCc Word8 deriving newtype (Enum, Eq, Num, Ord, Read, Real, Show, Storable)

newtype CSpeed = CSpeed Word32 deriving newtype (Enum, Eq, Num, Ord, Read, Real, Show, Storable)

type ByteCount = CSize

type ClockTick = CClock

type EpochTime = CTime

type FileOffset = COff

type ProcessID = CPid

type ProcessGroupID = CPid

type DeviceID = CDev

type FileID = CIno

type FileMode = CMode

type LinkCount = CNlink

type UserID = CUid

type GroupID = CGid

type Limit = CLong

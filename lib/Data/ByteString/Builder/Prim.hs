-- | Encodings of values as bytes, of sizes that are known before, and what is put together from them; names and meanings of the package bytestring.
module Data.ByteString.Builder.Prim
  ( BoundedPrim, emptyB, (>$<), (>*<), eitherB, condB
  , primBounded, primMapListBounded, primUnfoldrBounded, primMapByteStringBounded, primMapLazyByteStringBounded
  , FixedPrim, emptyF, liftFixedToBounded
  , primFixed, primMapListFixed, primUnfoldrFixed, primMapByteStringFixed, primMapLazyByteStringFixed
  , int8, word8, int16BE, int32BE, int64BE, word16BE, word32BE, word64BE, floatBE, doubleBE
  , int16LE, int32LE, int64LE, word16LE, word32LE, word64LE, floatLE, doubleLE
  , intHost, wordHost, int16Host, int32Host, int64Host, word16Host, word32Host, word64Host, floatHost, doubleHost
  , char7, char8
  , int8HexFixed, int16HexFixed, int32HexFixed, int64HexFixed, word8HexFixed, word16HexFixed, word32HexFixed, word64HexFixed
  , floatHexFixed, doubleHexFixed
  , charUtf8
  , int8Dec, int16Dec, int32Dec, int64Dec, intDec, word8Dec, word16Dec, word32Dec, word64Dec, wordDec
  , word8Hex, word16Hex, word32Hex, word64Hex, wordHex
  ) where

import qualified Data.ByteString.Builder as B
import qualified Data.ByteString.Builder.Extra as B
import Data.ByteString.Builder.Internal (Builder)
import Data.ByteString.Builder.Prim.Internal
import qualified Data.ByteString.Lazy.Internal as L
import qualified Data.ByteString.Type as S
import Data.Int
import Data.List (unfoldr)
import Data.Word

primBounded :: BoundedPrim a -> a -> Builder
primBounded (BP _ f) = f

primMapListBounded :: BoundedPrim a -> [a] -> Builder
primMapListBounded = foldMap . primBounded

primUnfoldrBounded :: BoundedPrim b -> (a -> Maybe (b, a)) -> a -> Builder
primUnfoldrBounded p f = primMapListBounded p . unfoldr f

primMapByteStringBounded :: BoundedPrim Word8 -> S.ByteString -> Builder
primMapByteStringBounded p = primMapListBounded p . S.unpack

primMapLazyByteStringBounded :: BoundedPrim Word8 -> L.ByteString -> Builder
primMapLazyByteStringBounded p = primMapListBounded p . L.unpackBytes

primFixed :: FixedPrim a -> a -> Builder
primFixed (FP _ f) = f

primMapListFixed :: FixedPrim a -> [a] -> Builder
primMapListFixed = foldMap . primFixed

primUnfoldrFixed :: FixedPrim b -> (a -> Maybe (b, a)) -> a -> Builder
primUnfoldrFixed p f = primMapListFixed p . unfoldr f

primMapByteStringFixed :: FixedPrim Word8 -> S.ByteString -> Builder
primMapByteStringFixed p = primMapListFixed p . S.unpack

primMapLazyByteStringFixed :: FixedPrim Word8 -> L.ByteString -> Builder
primMapLazyByteStringFixed p = primMapListFixed p . L.unpackBytes

-- Of one size ----------------------------------------------------------------------------------------------------------

int8 :: FixedPrim Int8
int8 = FP 1 B.int8

word8 :: FixedPrim Word8
word8 = FP 1 B.word8

int16BE :: FixedPrim Int16
int16BE = FP 2 B.int16BE

int32BE :: FixedPrim Int32
int32BE = FP 4 B.int32BE

int64BE :: FixedPrim Int64
int64BE = FP 8 B.int64BE

word16BE :: FixedPrim Word16
word16BE = FP 2 B.word16BE

word32BE :: FixedPrim Word32
word32BE = FP 4 B.word32BE

word64BE :: FixedPrim Word64
word64BE = FP 8 B.word64BE

floatBE :: FixedPrim Float
floatBE = FP 4 B.floatBE

doubleBE :: FixedPrim Double
doubleBE = FP 8 B.doubleBE

int16LE :: FixedPrim Int16
int16LE = FP 2 B.int16LE

int32LE :: FixedPrim Int32
int32LE = FP 4 B.int32LE

int64LE :: FixedPrim Int64
int64LE = FP 8 B.int64LE

word16LE :: FixedPrim Word16
word16LE = FP 2 B.word16LE

word32LE :: FixedPrim Word32
word32LE = FP 4 B.word32LE

word64LE :: FixedPrim Word64
word64LE = FP 8 B.word64LE

floatLE :: FixedPrim Float
floatLE = FP 4 B.floatLE

doubleLE :: FixedPrim Double
doubleLE = FP 8 B.doubleLE

intHost :: FixedPrim Int
intHost = FP 8 B.intHost

wordHost :: FixedPrim Word
wordHost = FP 8 B.wordHost

int16Host :: FixedPrim Int16
int16Host = FP 2 B.int16Host

int32Host :: FixedPrim Int32
int32Host = FP 4 B.int32Host

int64Host :: FixedPrim Int64
int64Host = FP 8 B.int64Host

word16Host :: FixedPrim Word16
word16Host = FP 2 B.word16Host

word32Host :: FixedPrim Word32
word32Host = FP 4 B.word32Host

word64Host :: FixedPrim Word64
word64Host = FP 8 B.word64Host

floatHost :: FixedPrim Float
floatHost = FP 4 B.floatHost

doubleHost :: FixedPrim Double
doubleHost = FP 8 B.doubleHost

char7 :: FixedPrim Char
char7 = FP 1 B.char7

char8 :: FixedPrim Char
char8 = FP 1 B.char8

int8HexFixed :: FixedPrim Int8
int8HexFixed = FP 2 B.int8HexFixed

int16HexFixed :: FixedPrim Int16
int16HexFixed = FP 4 B.int16HexFixed

int32HexFixed :: FixedPrim Int32
int32HexFixed = FP 8 B.int32HexFixed

int64HexFixed :: FixedPrim Int64
int64HexFixed = FP 16 B.int64HexFixed

word8HexFixed :: FixedPrim Word8
word8HexFixed = FP 2 B.word8HexFixed

word16HexFixed :: FixedPrim Word16
word16HexFixed = FP 4 B.word16HexFixed

word32HexFixed :: FixedPrim Word32
word32HexFixed = FP 8 B.word32HexFixed

word64HexFixed :: FixedPrim Word64
word64HexFixed = FP 16 B.word64HexFixed

floatHexFixed :: FixedPrim Float
floatHexFixed = FP 8 B.floatHexFixed

doubleHexFixed :: FixedPrim Double
doubleHexFixed = FP 16 B.doubleHexFixed

-- Of a size at most ----------------------------------------------------------------------------------------------------

charUtf8 :: BoundedPrim Char
charUtf8 = BP 4 B.charUtf8

int8Dec :: BoundedPrim Int8
int8Dec = BP 4 B.int8Dec

int16Dec :: BoundedPrim Int16
int16Dec = BP 6 B.int16Dec

int32Dec :: BoundedPrim Int32
int32Dec = BP 11 B.int32Dec

int64Dec :: BoundedPrim Int64
int64Dec = BP 20 B.int64Dec

intDec :: BoundedPrim Int
intDec = BP 20 B.intDec

word8Dec :: BoundedPrim Word8
word8Dec = BP 3 B.word8Dec

word16Dec :: BoundedPrim Word16
word16Dec = BP 5 B.word16Dec

word32Dec :: BoundedPrim Word32
word32Dec = BP 10 B.word32Dec

word64Dec :: BoundedPrim Word64
word64Dec = BP 20 B.word64Dec

wordDec :: BoundedPrim Word
wordDec = BP 20 B.wordDec

word8Hex :: BoundedPrim Word8
word8Hex = BP 2 B.word8Hex

word16Hex :: BoundedPrim Word16
word16Hex = BP 4 B.word16Hex

word32Hex :: BoundedPrim Word32
word32Hex = BP 8 B.word32Hex

word64Hex :: BoundedPrim Word64
word64Hex = BP 16 B.word64Hex

wordHex :: BoundedPrim Word
wordHex = BP 16 B.wordHex

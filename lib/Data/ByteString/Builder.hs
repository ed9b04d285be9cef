{-# LANGUAGE BangPatterns, MagicHash, UnboxedTuples #-}
-- | Byte strings put together from numbers, characters and strings; names and meanings of the package bytestring.
module Data.ByteString.Builder
  ( Builder, toLazyByteString, hPutBuilder, byteString, lazyByteString, shortByteString
  , int8, word8, int16BE, int32BE, int64BE, word16BE, word32BE, word64BE, floatBE, doubleBE
  , int16LE, int32LE, int64LE, word16LE, word32LE, word64LE, floatLE, doubleLE
  , char7, string7, char8, string8, charUtf8, stringUtf8
  , int8Dec, int16Dec, int32Dec, int64Dec, intDec, integerDec, word8Dec, word16Dec, word32Dec, word64Dec, wordDec, floatDec, doubleDec
  , word8Hex, word16Hex, word32Hex, word64Hex, wordHex
  , int8HexFixed, int16HexFixed, int32HexFixed, int64HexFixed, word8HexFixed, word16HexFixed, word32HexFixed, word64HexFixed
  , floatHexFixed, doubleHexFixed, byteStringHex, lazyByteStringHex
  ) where

import Data.ByteString.Builder.Internal
import qualified Data.ByteString.Lazy.Internal as L
import Data.ByteString.Short.Internal (ShortByteString, fromShort)
import qualified Data.ByteString.Type as S
import Data.Char (ord)
import Data.Int
import Data.String (fromString)
import Data.Word
import GHC.Exts hiding (fromString)
import GHC.Float (castDoubleToWord64, castFloatToWord32)
import GHC.Int (Int8(..), Int16(..), Int32(..), Int64(..))
import GHC.Word (Word8(..), Word16(..), Word32(..), Word64(..))

shortByteString :: ShortByteString -> Builder
shortByteString = byteString . fromShort

-- Numbers as bytes ----------------------------------------------------------------------------------------------------

-- | So many bytes of a number, the lowest first, or last.
littleEndian, bigEndian :: Int# -> Word# -> Builder
littleEndian n x = fixed (I# n) (\buffer at s ->
  let go 0# _ t = t
      go k w t = case writeWord8Array# buffer (at +# (n -# k)) (and# w 0xFF##) t of t1 -> go (k -# 1#) (uncheckedShiftRL# w 8#) t1
  in go n x s)
bigEndian n x = fixed (I# n) (\buffer at s ->
  let go 0# _ t = t
      go k w t = case writeWord8Array# buffer (at +# (k -# 1#)) (and# w 0xFF##) t of t1 -> go (k -# 1#) (uncheckedShiftRL# w 8#) t1
  in go n x s)

word8 :: Word8 -> Builder
word8 (W8# w) = fixed 1 (\buffer at s -> writeWord8Array# buffer at w s)

int8 :: Int8 -> Builder
int8 (I8# i) = littleEndian 1# (int2Word# i)

int16BE, int16LE :: Int16 -> Builder
int16BE (I16# i) = bigEndian 2# (int2Word# i)
int16LE (I16# i) = littleEndian 2# (int2Word# i)

int32BE, int32LE :: Int32 -> Builder
int32BE (I32# i) = bigEndian 4# (int2Word# i)
int32LE (I32# i) = littleEndian 4# (int2Word# i)

int64BE, int64LE :: Int64 -> Builder
int64BE (I64# i) = bigEndian 8# (int2Word# i)
int64LE (I64# i) = littleEndian 8# (int2Word# i)

word16BE, word16LE :: Word16 -> Builder
word16BE (W16# w) = bigEndian 2# w
word16LE (W16# w) = littleEndian 2# w

word32BE, word32LE :: Word32 -> Builder
word32BE (W32# w) = bigEndian 4# w
word32LE (W32# w) = littleEndian 4# w

word64BE, word64LE :: Word64 -> Builder
word64BE (W64# w) = bigEndian 8# w
word64LE (W64# w) = littleEndian 8# w

floatBE, floatLE :: Float -> Builder
floatBE = word32BE . castFloatToWord32
floatLE = word32LE . castFloatToWord32

doubleBE, doubleLE :: Double -> Builder
doubleBE = word64BE . castDoubleToWord64
doubleLE = word64LE . castDoubleToWord64

-- Characters ----------------------------------------------------------------------------------------------------------

char7, char8, charUtf8 :: Char -> Builder
char7 c = word8 (ascii c)
char8 c = word8 (S.c2w c)
charUtf8 c
  | n < 0x80 = word8 (byte n)
  | n < 0x800 = word8 (byte (0xC0 + n `quot` 0x40)) <> continued n
  | n < 0x10000 = word8 (byte (0xE0 + n `quot` 0x1000)) <> continued (n `quot` 0x40) <> continued n
  | otherwise = word8 (byte (0xF0 + n `quot` 0x40000)) <> continued (n `quot` 0x1000) <> continued (n `quot` 0x40) <> continued n
 where
  n = ord c
  byte (I# i) = W8# (int2Word# i)
  continued k = word8 (byte (0x80 + k `rem` 0x40))

ascii :: Char -> Word8
ascii (C# c) = W8# (and# (int2Word# (ord# c)) 0x7F##)

string7, string8, stringUtf8 :: String -> Builder
string7 = charsWith ascii
string8 = fromString
stringUtf8 = foldMap charUtf8

-- Numbers as text -----------------------------------------------------------------------------------------------------

-- | In digits of a base up to 16.
digits :: Word# -> Word# -> Builder
digits base x = digitsBehind 0# base x

-- | Behind a minus sign if the number says 1.
digitsBehind :: Int# -> Word# -> Word# -> Builder
digitsBehind minus base x = fixed (I# n) (\buffer at s -> case minus of
  0# -> writeDigits n base x buffer at s
  _ -> case writeWord8Array# buffer at 0x2D## s of s1 -> writeDigits (n -# 1#) base x buffer (at +# 1#) s1)
 where
  !n = minus +# count 1# x
  count k w
    | isTrue# (ltWord# w base) = k
    | otherwise = count (k +# 1#) (quotWord# w base)

-- | So many digits, with zeros before them.
writeDigits :: Int# -> Word# -> Word# -> MutableByteArray# RealWorld -> Int# -> State# RealWorld -> State# RealWorld
writeDigits 0# _ _ _ _ s = s
writeDigits n base x buffer at s = case quotRemWord# x base of
  (# rest, d #) -> case writeWord8Array# buffer (at +# (n -# 1#)) (plusWord# d (offset d)) s of s1 -> writeDigits (n -# 1#) base rest buffer at s1
 where
  offset d
    | isTrue# (ltWord# d 10##) = 0x30##
    | otherwise = 0x57##

signedDec :: Int# -> Builder
signedDec i
  | isTrue# (i <# 0#) = digitsBehind 1# 10## (int2Word# (negateInt# i))
  | otherwise = digits 10## (int2Word# i)

int8Dec :: Int8 -> Builder
int8Dec (I8# i) = signedDec i

int16Dec :: Int16 -> Builder
int16Dec (I16# i) = signedDec i

int32Dec :: Int32 -> Builder
int32Dec (I32# i) = signedDec i

int64Dec :: Int64 -> Builder
int64Dec (I64# i) = signedDec i

intDec :: Int -> Builder
intDec (I# i) = signedDec i

integerDec :: Integer -> Builder
integerDec = string8 . show

word8Dec :: Word8 -> Builder
word8Dec (W8# w) = digits 10## w

word16Dec :: Word16 -> Builder
word16Dec (W16# w) = digits 10## w

word32Dec :: Word32 -> Builder
word32Dec (W32# w) = digits 10## w

word64Dec :: Word64 -> Builder
word64Dec (W64# w) = digits 10## w

wordDec :: Word -> Builder
wordDec (W# w) = digits 10## w

floatDec :: Float -> Builder
floatDec = string8 . show

doubleDec :: Double -> Builder
doubleDec = string8 . show

word8Hex :: Word8 -> Builder
word8Hex (W8# w) = digits 16## w

word16Hex :: Word16 -> Builder
word16Hex (W16# w) = digits 16## w

word32Hex :: Word32 -> Builder
word32Hex (W32# w) = digits 16## w

word64Hex :: Word64 -> Builder
word64Hex (W64# w) = digits 16## w

wordHex :: Word -> Builder
wordHex (W# w) = digits 16## w

-- | With all digits.
hexFixed :: Int# -> Word# -> Builder
hexFixed n x = fixed (I# n) (writeDigits n 16## x)

int8HexFixed :: Int8 -> Builder
int8HexFixed (I8# i) = hexFixed 2# (int2Word# i)

int16HexFixed :: Int16 -> Builder
int16HexFixed (I16# i) = hexFixed 4# (int2Word# i)

int32HexFixed :: Int32 -> Builder
int32HexFixed (I32# i) = hexFixed 8# (int2Word# i)

int64HexFixed :: Int64 -> Builder
int64HexFixed (I64# i) = hexFixed 16# (int2Word# i)

word8HexFixed :: Word8 -> Builder
word8HexFixed (W8# w) = hexFixed 2# w

word16HexFixed :: Word16 -> Builder
word16HexFixed (W16# w) = hexFixed 4# w

word32HexFixed :: Word32 -> Builder
word32HexFixed (W32# w) = hexFixed 8# w

word64HexFixed :: Word64 -> Builder
word64HexFixed (W64# w) = hexFixed 16# w

floatHexFixed :: Float -> Builder
floatHexFixed = word32HexFixed . castFloatToWord32

doubleHexFixed :: Double -> Builder
doubleHexFixed = word64HexFixed . castDoubleToWord64

byteStringHex :: S.ByteString -> Builder
byteStringHex = foldMap word8HexFixed . S.unpack

lazyByteStringHex :: L.ByteString -> Builder
lazyByteStringHex = foldMap word8HexFixed . L.unpackBytes

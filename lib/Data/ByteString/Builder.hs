{-# LANGUAGE RankNTypes #-}
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

import Data.Bits (FiniteBits, finiteBitSize, shiftR, (.&.))
import Data.ByteString.Builder.Internal
import qualified Data.ByteString.Lazy.Internal as L
import Data.ByteString.Short.Internal (ShortByteString, fromShort)
import qualified Data.ByteString.Type as S
import Data.Char (intToDigit, ord)
import Data.Int
import Data.String (fromString)
import Data.Word
import GHC.Float (castDoubleToWord64, castFloatToWord32)
import Numeric (showHex)

shortByteString :: ShortByteString -> Builder
shortByteString = byteString . fromShort

-- Numbers as bytes ----------------------------------------------------------------------------------------------------

-- | All bytes of a number, the lowest first, or last.
littleEndian, bigEndian :: (Integral a, FiniteBits a) => a -> Builder
littleEndian x = fixed n (\buffer at -> mapM_ (\i -> S.write buffer (at + i) (byte i x)) [0 .. n - 1])
 where n = finiteBitSize x `div` 8
bigEndian x = fixed n (\buffer at -> mapM_ (\i -> S.write buffer (at + i) (byte (n - 1 - i) x)) [0 .. n - 1])
 where n = finiteBitSize x `div` 8

byte :: (Integral a, FiniteBits a) => Int -> a -> Word8
byte i x = fromIntegral (shiftR x (8 * i))

word8 :: Word8 -> Builder
word8 w = fixed 1 (\buffer at -> S.write buffer at w)

int8 :: Int8 -> Builder
int8 = word8 . fromIntegral

int16BE, int16LE :: Int16 -> Builder
int16BE = bigEndian
int16LE = littleEndian

int32BE, int32LE :: Int32 -> Builder
int32BE = bigEndian
int32LE = littleEndian

int64BE, int64LE :: Int64 -> Builder
int64BE = bigEndian
int64LE = littleEndian

word16BE, word16LE :: Word16 -> Builder
word16BE = bigEndian
word16LE = littleEndian

word32BE, word32LE :: Word32 -> Builder
word32BE = bigEndian
word32LE = littleEndian

word64BE, word64LE :: Word64 -> Builder
word64BE = bigEndian
word64LE = littleEndian

floatBE, floatLE :: Float -> Builder
floatBE = word32BE . castFloatToWord32
floatLE = word32LE . castFloatToWord32

doubleBE, doubleLE :: Double -> Builder
doubleBE = word64BE . castDoubleToWord64
doubleLE = word64LE . castDoubleToWord64

-- Characters ----------------------------------------------------------------------------------------------------------

char7, char8, charUtf8 :: Char -> Builder
char7 c = word8 (fromIntegral (ord c .&. 0x7F))
char8 = word8 . S.c2w
charUtf8 c
  | n < 0x80 = word8 (fromIntegral n)
  | n < 0x800 = word8 (0xC0 + bits 6) <> continued 0
  | n < 0x10000 = word8 (0xE0 + bits 12) <> continued 6 <> continued 0
  | otherwise = word8 (0xF0 + bits 18) <> continued 12 <> continued 6 <> continued 0
 where
  n = ord c
  bits by = fromIntegral (shiftR n by)
  continued by = word8 (0x80 + bits by .&. 0x3F)

string7, string8, stringUtf8 :: String -> Builder
string7 = foldMap char7
string8 = fromString
stringUtf8 = foldMap charUtf8

-- Numbers as text -----------------------------------------------------------------------------------------------------

decimal :: Show a => a -> Builder
decimal = string8 . show

int8Dec :: Int8 -> Builder
int8Dec = decimal

int16Dec :: Int16 -> Builder
int16Dec = decimal

int32Dec :: Int32 -> Builder
int32Dec = decimal

int64Dec :: Int64 -> Builder
int64Dec = decimal

intDec :: Int -> Builder
intDec = decimal

integerDec :: Integer -> Builder
integerDec = decimal

word8Dec :: Word8 -> Builder
word8Dec = decimal

word16Dec :: Word16 -> Builder
word16Dec = decimal

word32Dec :: Word32 -> Builder
word32Dec = decimal

word64Dec :: Word64 -> Builder
word64Dec = decimal

wordDec :: Word -> Builder
wordDec = decimal

floatDec :: Float -> Builder
floatDec = decimal

doubleDec :: Double -> Builder
doubleDec = decimal

hexadecimal :: Integral a => a -> Builder
hexadecimal n = string8 (showHex (toInteger n) "")

word8Hex :: Word8 -> Builder
word8Hex = hexadecimal

word16Hex :: Word16 -> Builder
word16Hex = hexadecimal

word32Hex :: Word32 -> Builder
word32Hex = hexadecimal

word64Hex :: Word64 -> Builder
word64Hex = hexadecimal

wordHex :: Word -> Builder
wordHex = hexadecimal

-- | With all digits.
hexFixed :: (Integral a, FiniteBits a) => a -> Builder
hexFixed x = string8 [intToDigit (fromIntegral (shiftR x (4 * i)) .&. 15) | i <- [n - 1, n - 2 .. 0]]
 where n = finiteBitSize x `div` 4

int8HexFixed :: Int8 -> Builder
int8HexFixed = hexFixed

int16HexFixed :: Int16 -> Builder
int16HexFixed = hexFixed

int32HexFixed :: Int32 -> Builder
int32HexFixed = hexFixed

int64HexFixed :: Int64 -> Builder
int64HexFixed = hexFixed

word8HexFixed :: Word8 -> Builder
word8HexFixed = hexFixed

word16HexFixed :: Word16 -> Builder
word16HexFixed = hexFixed

word32HexFixed :: Word32 -> Builder
word32HexFixed = hexFixed

word64HexFixed :: Word64 -> Builder
word64HexFixed = hexFixed

floatHexFixed :: Float -> Builder
floatHexFixed = word32HexFixed . castFloatToWord32

doubleHexFixed :: Double -> Builder
doubleHexFixed = word64HexFixed . castDoubleToWord64

byteStringHex :: S.ByteString -> Builder
byteStringHex = foldMap word8HexFixed . S.unpack

lazyByteStringHex :: L.ByteString -> Builder
lazyByteStringHex = foldMap word8HexFixed . L.unpackBytes

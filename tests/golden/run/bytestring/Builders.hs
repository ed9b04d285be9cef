-- Byte strings put together from parts, in every form of number; short ones; strings as memory.
module Main where

import Data.ByteString.Builder
import Data.ByteString.Builder.Extra (flush, int64Host, safeStrategy, toLazyByteStringWith)
import qualified Data.ByteString.Char8 as C
import Data.ByteString.Internal (ByteString (PS), c2w, create, createAndTrim, fromForeignPtr, toForeignPtr, unsafeCreate, w2c)
import qualified Data.ByteString.Lazy.Char8 as L
import qualified Data.ByteString.Short as Short
import Data.ByteString.Unsafe
import Foreign
import System.IO (stdout)

bytes :: Builder -> [Word8]
bytes = concatMap (map c2w . C.unpack) . L.toChunks . toLazyByteString

main :: IO ()
main = do
  print (bytes (word16BE 0x0102 <> word16LE 0x0102 <> int32BE (-2) <> word64LE 0x0102030405060708))
  print (bytes (doubleBE 1.5 <> floatLE (-0.25) <> int8 (-1) <> word8 200 <> int64Host 1 <> flush))
  print (toLazyByteString (intDec (-5) <> char7 ' ' <> integerDec (2 ^ (70 :: Int)) <> string7 " \1234" <> wordDec 9 <> char8 '\233'))
  print (toLazyByteString (doubleDec 0.1 <> charUtf8 ' ' <> floatDec 1e10 <> stringUtf8 " \233\8364\119070"))
  print (toLazyByteString (wordHex 255 <> char7 ' ' <> word8HexFixed 10 <> char7 ' ' <> int16HexFixed (-1) <> char7 ' ' <> word32HexFixed 0xBEEF))
  print (toLazyByteString (byteStringHex (C.pack "az\255") <> doubleHexFixed 2 <> lazyByteString (L.pack "lazy") <> shortByteString (Short.toShort (C.pack "!"))))
  let long = toLazyByteString (foldMap (\n -> intDec n <> char7 ',') [1 .. 20000])
  print (L.length long, L.take 20 (L.drop 90000 long), L.foldl' (\n c -> (n * 31 + fromEnum c) `mod` 1000003) 7 long)
  print (L.take 12 (toLazyByteString (foldMap intDec [1 ..])))
  print (toLazyByteStringWith (safeStrategy 4 8) (L.pack "end") (byteString (C.pack "0123456789") <> intDec 42))
  hPutBuilder stdout (string7 "to a handle" <> char7 '\n')
  let short = Short.pack [104, 105]
  print (short, Short.length short, Short.index short 1, Short.unpack (short <> short), Short.fromShort short, Short.null Short.empty, compare short Short.empty)
  let made = unsafeCreate 5 (\p -> pokeArray p [65 .. 69])
  print made
  trimmed <- createAndTrim 10 (\p -> pokeArray p (map c2w "trimmed") >> return 4)
  created <- create 3 (\p -> fillBytes p 0x7A 3)
  print (trimmed, created, map w2c [72, 105])
  let part = C.take 3 (C.drop 1 made)
  unsafeUseAsCStringLen part (\(p, n) -> peekArray n p >>= print)
  case part of PS fp at n -> withForeignPtr fp (\p -> peekArray n (p `plusPtr` at :: Ptr Word8)) >>= print
  let (fp, at, n) = toForeignPtr part
  print (fromForeignPtr fp at n, fromForeignPtr fp (at + 1) 1, n)
  print (unsafeHead part, unsafeLast part, unsafeTail part, unsafeInit part, unsafeTake 1 part, unsafeDrop 2 part, unsafeIndex part 1)
  fresh <- mallocForeignPtrBytes 4
  withForeignPtr fresh (\p -> pokeArray p (map c2w "abcd"))
  print (fromForeignPtr fresh 1 2)

{-# LANGUAGE MagicHash, PatternSynonyms, RankNTypes, ViewPatterns #-}
-- | Byte strings as pointers with lengths, as packages see them that read and write their bytes themselves. The strings are arrays: a pointer into one is
-- made when it is asked for, and an array is taken from the memory behind a pointer without copying.
module Data.ByteString.Internal
  ( ByteString (BS, PS), StrictByteString
  , unsafeWithForeignPtr, c2w, w2c, isSpaceWord8, isSpaceChar8
  , packBytes, packChars, packUptoLenBytes, packUptoLenChars, unpackBytes, unpackChars, unpackAppendBytesLazy, unpackAppendCharsLazy
  , unpackAppendBytesStrict, unpackAppendCharsStrict
  , create, createUptoN, createUptoN', createAndTrim, createAndTrim', unsafeCreate, unsafeCreateUptoN, unsafeCreateUptoN', mallocByteString
  , fromForeignPtr, toForeignPtr, nullForeignPtr, checkedAdd
  , accursedUnutterablePerformIO, inlinePerformIO, memchr, memcmp, memcpy, memset
  ) where

import Data.ByteString.Type
import Data.Word (Word8)
import Foreign.C.Types (CInt, CSize)
import Foreign.ForeignPtr
import Foreign.Marshal.Alloc (finalizerFree)
import Foreign.Marshal.Utils (copyBytes, fillBytes)
import qualified Foreign.Memory as Memory
import Foreign.Ptr
import Foreign.Storable (peek)
import GHC.Exts (Int (..), sizeofByteArray#)
import GHC.ForeignPtr (unsafeWithForeignPtr)
import GHC.IO.Host (Bytes(..))
import GHC.Ptr (addressOf, ptrAt)
import System.IO.Unsafe (unsafeDupablePerformIO, unsafePerformIO)

type StrictByteString = ByteString

pattern BS :: ForeignPtr Word8 -> Int -> ByteString
pattern BS fp n <- (pointed -> (fp, n)) where
  BS fp n = fromForeignPtr fp 0 n
{-# COMPLETE BS #-}

-- | With an offset, which is 0 in what is taken apart.
pattern PS :: ForeignPtr Word8 -> Int -> Int -> ByteString
pattern PS fp offset n <- (toForeignPtr -> (fp, offset, n)) where
  PS fp offset n = fromForeignPtr fp offset n
{-# COMPLETE PS #-}

-- | The array gets an address, which it loses when nothing holds the pointer.
pointed :: ByteString -> (ForeignPtr Word8, Int)
pointed (Slice array from n) = unsafePerformIO (do
  address <- Memory.adoptFrozen (Bytes array)
  fp <- newForeignPtr finalizerFree (ptrAt address)
  return (plusForeignPtr fp (I# from), I# n))
{-# NOINLINE pointed #-}

toForeignPtr :: ByteString -> (ForeignPtr Word8, Int, Int)
toForeignPtr b = case pointed b of (fp, n) -> (fp, 0, n)

-- | Bytes from an offset behind a pointer, so many. They must not change any more.
fromForeignPtr :: ForeignPtr Word8 -> Int -> Int -> ByteString
fromForeignPtr fp offset n
  | n <= 0 = empty
  | otherwise = unsafePerformIO (withForeignPtr fp (\p -> taken p offset n))
{-# NOINLINE fromForeignPtr #-}

taken :: Ptr Word8 -> Int -> Int -> IO ByteString
taken p offset n = do
  (Bytes array, at) <- Memory.bytesAt (addressOf p)
  return (slice (Slice array 0# (sizeofByteArray# array)) (at + offset) n)

nullForeignPtr :: ForeignPtr Word8
nullForeignPtr = unsafePerformIO (newForeignPtr_ nullPtr)
{-# NOINLINE nullForeignPtr #-}

-- Filling -------------------------------------------------------------------------------------------------------------

mallocByteString :: Int -> IO (ForeignPtr a)
mallocByteString = mallocForeignPtrBytes

-- | Memory for so many bytes; what is filled in answers what is to be kept: from where, how many, and something else.
filled :: Int -> (Ptr Word8 -> IO (Int, Int, a)) -> IO (ByteString, a)
filled capacity fill = do
  address <- Memory.allocate (max 0 capacity)
  (from, n, x) <- fill (ptrAt address)
  b <- if n <= 0 then return empty else taken (ptrAt address) from n
  Memory.release address
  return (b, x)

create :: Int -> (Ptr Word8 -> IO ()) -> IO ByteString
create n fill = fst <$> filled n (\p -> fill p >> return (0, n, ()))

createUptoN, createAndTrim :: Int -> (Ptr Word8 -> IO Int) -> IO ByteString
createUptoN capacity fill = fst <$> createUptoN' capacity (\p -> fmap (\n -> (n, ())) (fill p))
createAndTrim capacity fill = compact <$> createUptoN capacity fill

createUptoN' :: Int -> (Ptr Word8 -> IO (Int, a)) -> IO (ByteString, a)
createUptoN' capacity fill = filled capacity (fmap (\(n, x) -> (0, n, x)) . fill)

-- | What is kept: from where, how many bytes.
createAndTrim' :: Int -> (Ptr Word8 -> IO (Int, Int, a)) -> IO (ByteString, a)
createAndTrim' capacity fill = fmap (\(b, x) -> (compact b, x)) (filled capacity fill)

unsafeCreate :: Int -> (Ptr Word8 -> IO ()) -> ByteString
unsafeCreate n fill = unsafeDupablePerformIO (create n fill)
{-# NOINLINE unsafeCreate #-}

unsafeCreateUptoN :: Int -> (Ptr Word8 -> IO Int) -> ByteString
unsafeCreateUptoN n fill = unsafeDupablePerformIO (createUptoN n fill)
{-# NOINLINE unsafeCreateUptoN #-}

unsafeCreateUptoN' :: Int -> (Ptr Word8 -> IO (Int, a)) -> (ByteString, a)
unsafeCreateUptoN' n fill = unsafeDupablePerformIO (createUptoN' n fill)
{-# NOINLINE unsafeCreateUptoN' #-}

-- Lists ---------------------------------------------------------------------------------------------------------------

packBytes :: [Word8] -> ByteString
packBytes = pack

-- | So many at most, and the rest.
packUptoLenBytes :: Int -> [Word8] -> (ByteString, [Word8])
packUptoLenBytes n ws = case splitAt n ws of (start, rest) -> (pack start, rest)

packUptoLenChars :: Int -> [Char] -> (ByteString, [Char])
packUptoLenChars n cs = case splitAt n cs of (start, rest) -> (packChars start, rest)

unpackBytes :: ByteString -> [Word8]
unpackBytes = unpack

unpackAppendBytesLazy, unpackAppendBytesStrict :: ByteString -> [Word8] -> [Word8]
unpackAppendBytesLazy b rest = unpack b ++ rest
unpackAppendBytesStrict = unpackAppendBytesLazy

unpackAppendCharsLazy, unpackAppendCharsStrict :: ByteString -> [Char] -> [Char]
unpackAppendCharsLazy b rest = unpackChars b ++ rest
unpackAppendCharsStrict = unpackAppendCharsLazy

-- The rest ------------------------------------------------------------------------------------------------------------

-- | The sum of two sizes; an error, in the name of a function, when it is no size.
checkedAdd :: String -> Int -> Int -> Int
checkedAdd name a b
  | a + b >= 0 = a + b
  | otherwise = error ("Data.ByteString." ++ name ++ ": size overflow")

accursedUnutterablePerformIO, inlinePerformIO :: IO a -> a
accursedUnutterablePerformIO = unsafeDupablePerformIO
inlinePerformIO = unsafeDupablePerformIO

memcpy :: Ptr Word8 -> Ptr Word8 -> Int -> IO ()
memcpy = copyBytes

memset :: Ptr Word8 -> Word8 -> CSize -> IO (Ptr Word8)
memset p w n = fillBytes p w (fromIntegral n) >> return p

-- | Where a byte is first; null when it is not there.
memchr :: Ptr Word8 -> Word8 -> CSize -> IO (Ptr Word8)
memchr p w n
  | n == 0 = return nullPtr
  | otherwise = do
      v <- peek p
      if v == w then return p else memchr (p `plusPtr` 1) w (n - 1)

memcmp :: Ptr Word8 -> Ptr Word8 -> Int -> IO CInt
memcmp p q n
  | n <= 0 = return 0
  | otherwise = do
      a <- peek p
      b <- peek q
      if a == b then memcmp (p `plusPtr` 1) (q `plusPtr` 1) (n - 1) else return (fromIntegral a - fromIntegral b)

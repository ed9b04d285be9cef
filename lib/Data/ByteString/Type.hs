{-# LANGUAGE MagicHash, UnboxedTuples, TypeFamilies #-}
-- | The representation of byte strings: an array of bytes, of which one is a part.
module Data.ByteString.Type
  ( ByteString(..), empty, pack, unpack, packChars, unpackChars, c2w, w2c, isSpaceChar8, isSpaceWord8
  , lengthOf, unsafeIndex, slice
    -- * Filling
  , Buffer(..), build, fillWith, compact, write, blit
  ) where

import Control.DeepSeq (NFData(..))
import Data.Char (chr, isSpace, ord)
import Data.Data
import Data.String (IsString(..))
import GHC.Exts hiding (build)
import GHC.ST (ST(..), runST)
import GHC.Word (Word8(..))

-- | The array, the first byte's position in it, the number of bytes.
data ByteString = Slice ByteArray# !Int !Int

empty :: ByteString
empty = build 0 (\_ -> return 0)
{-# NOINLINE empty #-}

lengthOf :: ByteString -> Int
lengthOf (Slice _ _ n) = n
{-# INLINE lengthOf #-}

-- | The byte at a position, which must be within the string.
unsafeIndex :: ByteString -> Int -> Word8
unsafeIndex (Slice array (I# from) _) (I# i) = W8# (indexWord8Array# array (from +# i))
{-# INLINE unsafeIndex #-}

-- | A part by its position and length, which must be within the string.
slice :: ByteString -> Int -> Int -> ByteString
slice (Slice array from _) at n
  | n <= 0 = empty
  | otherwise = Slice array (from + at) n
{-# INLINE slice #-}

-- | Characters beyond 255 are cut down to their last eight bits.
c2w :: Char -> Word8
c2w = fromIntegral . ord
{-# INLINE c2w #-}

w2c :: Word8 -> Char
w2c = chr . fromIntegral
{-# INLINE w2c #-}

isSpaceWord8 :: Word8 -> Bool
isSpaceWord8 = isSpace . w2c

isSpaceChar8 :: Char -> Bool
isSpaceChar8 = isSpace

pack :: [Word8] -> ByteString
pack bytes = build (length bytes) (\buffer ->
  let go i [] = return i
      go i (w : rest) = write buffer i w >> go (i + 1) rest
  in go 0 bytes)

unpack :: ByteString -> [Word8]
unpack b = go 0
 where
  go i
    | i >= lengthOf b = []
    | otherwise = unsafeIndex b i : go (i + 1)

packChars :: [Char] -> ByteString
packChars = pack . map c2w

unpackChars :: ByteString -> [Char]
unpackChars = map w2c . unpack

-- Filling -------------------------------------------------------------------------------------------------------------

-- | Bytes that become a string.
data Buffer s = Buffer (MutableByteArray# s)

write :: Buffer s -> Int -> Word8 -> ST s ()
write (Buffer array) (I# i) (W8# w) = ST (\s -> case writeWord8Array# array i w s of s1 -> (# s1, () #))
{-# INLINE write #-}

-- | Copies a string to a position.
blit :: Buffer s -> Int -> ByteString -> ST s ()
blit (Buffer target) (I# at) (Slice source (I# from) (I# n)) =
  ST (\s -> case copyByteArray# source from target at n s of s1 -> (# s1, () #))

-- | A string of what is written to a buffer of that capacity; what writes answers how much it wrote.
build :: Int -> (forall s. Buffer s -> ST s Int) -> ByteString
build (I# capacity) fill = runST (do
  buffer <- ST (\s -> case newByteArray# capacity s of (# s1, array #) -> (# s1, Buffer array #))
  n <- fill buffer
  freeze buffer n)
 where
  freeze :: Buffer s -> Int -> ST s ByteString
  freeze (Buffer array) n@(I# k) = ST (\s -> case shrinkMutableByteArray# array k s of
    s1 -> case unsafeFreezeByteArray# array s1 of (# s2, done #) -> (# s2, Slice done 0 n #))

-- | A string of a given length whose bytes are functions of their positions.
fillWith :: Int -> (Int -> Word8) -> ByteString
fillWith n at
  | n <= 0 = empty
  | otherwise = build n (\buffer ->
      let go i
            | i >= n = return n
            | otherwise = write buffer i (at i) >> go (i + 1)
      in go 0)
{-# INLINE fillWith #-}

-- | The same bytes in an array of their own.
compact :: ByteString -> ByteString
compact b = build (lengthOf b) (\buffer -> blit buffer 0 b >> return (lengthOf b))

-- Instances -----------------------------------------------------------------------------------------------------------

instance Eq ByteString where
  a == b = lengthOf a == lengthOf b && compare a b == EQ

instance Ord ByteString where
  compare (Slice a (I# i) n) (Slice b (I# j) m) = case min n m of
    I# common -> compare (I# (compareByteArrays# a i b j common)) 0 <> compare n m

instance Show ByteString where
  showsPrec p b = showsPrec p (unpackChars b)

instance Read ByteString where
  readsPrec p text = [(packChars cs, rest) | (cs, rest) <- readsPrec p text]

instance Semigroup ByteString where
  a <> b
    | lengthOf a == 0 = b
    | lengthOf b == 0 = a
    | otherwise = build n (\buffer -> blit buffer 0 a >> blit buffer (lengthOf a) b >> return n)
   where n = lengthOf a + lengthOf b

instance Monoid ByteString where
  mempty = empty
  mconcat strings = case filter ((> 0) . lengthOf) strings of
    [] -> empty
    [b] -> b
    bs -> build (sum (map lengthOf bs)) (\buffer ->
      let go at [] = return at
          go at (b : rest) = blit buffer at b >> go (at + lengthOf b) rest
      in go 0 bs)

instance IsString ByteString where
  fromString = packChars

instance IsList ByteString where
  type Item ByteString = Word8
  fromList = pack
  toList = unpack

instance NFData ByteString where
  rnf b = b `seq` ()

-- | Byte strings are abstract: they are made of lists by `pack`.
instance Data ByteString where
  gfoldl f z b = z pack `f` unpack b
  gunfold _ _ = errorWithoutStackTrace "Data.ByteString.ByteString.gunfold"
  toConstr _ = errorWithoutStackTrace "Data.ByteString.ByteString.toConstr"
  dataTypeOf _ = mkNoRepType "Data.ByteString.ByteString"

{-# LANGUAGE BangPatterns, MagicHash, UnboxedTuples, TypeFamilies #-}
-- | The representation of byte strings: an array of bytes, of which one is a part.
module Data.ByteString.Type
  ( ByteString(..), empty, pack, unpack, packChars, unpackChars, c2w, w2c, isSpaceChar8, isSpaceWord8
  , lengthOf, unsafeIndex, slice, prefixLength, suffixLength
    -- * Filling
  , Buffer(..), build, fillWith, compact, write, blit
  ) where

import Control.DeepSeq (NFData(..))
import Data.Char (isSpace)
import Data.Data
import GHC.Exts hiding (build)
import GHC.ST (ST(..), runST)
import GHC.Word (Word8(..))

-- | The array, the first byte's position in it, the number of bytes.
data ByteString = Slice ByteArray# Int# Int#

empty :: ByteString
empty = build 0 (\_ -> return 0)
{-# NOINLINE empty #-}

lengthOf :: ByteString -> Int
lengthOf (Slice _ _ n) = I# n
{-# INLINE lengthOf #-}

-- | The byte at a position, which must be within the string.
unsafeIndex :: ByteString -> Int -> Word8
unsafeIndex (Slice array from _) (I# i) = W8# (indexWord8Array# array (from +# i))
{-# INLINE unsafeIndex #-}

-- | A part by its position and length, which must be within the string.
slice :: ByteString -> Int -> Int -> ByteString
slice (Slice array from _) (I# at) (I# n)
  | isTrue# (n <=# 0#) = empty
  | otherwise = Slice array (from +# at) n
{-# INLINE slice #-}

-- | How many bytes at the beginning, or at the end, satisfy a predicate.
prefixLength, suffixLength :: (Word8 -> Bool) -> ByteString -> Int
prefixLength p (Slice array from n) = go 0#
 where
  go i
    | isTrue# (i <# n), p (W8# (indexWord8Array# array (from +# i))) = go (i +# 1#)
    | otherwise = I# i
suffixLength p (Slice array from n) = go 0#
 where
  go i
    | isTrue# (i <# n), p (W8# (indexWord8Array# array (from +# (n -# 1# -# i)))) = go (i +# 1#)
    | otherwise = I# i
{-# INLINE prefixLength #-}
{-# INLINE suffixLength #-}

-- | Characters beyond 255 are cut down to their last eight bits.
c2w :: Char -> Word8
c2w (C# c) = W8# (and# (int2Word# (ord# c)) 0xFF##)
{-# INLINE c2w #-}

w2c :: Word8 -> Char
w2c (W8# w) = C# (chr# (word2Int# w))
{-# INLINE w2c #-}

isSpaceWord8 :: Word8 -> Bool
isSpaceWord8 w = w == 32 || w - 9 <= 4 || w == 0xA0
{-# INLINE isSpaceWord8 #-}

isSpaceChar8 :: Char -> Bool
isSpaceChar8 = isSpace

pack :: [Word8] -> ByteString
pack = packWith (\w -> w)

packWith :: (a -> Word8) -> [a] -> ByteString
packWith f xs = build (length xs) (\buffer ->
  let go !i [] = return i
      go i (x : rest) = write buffer i (f x) >> go (i + 1) rest
  in go 0 xs)
{-# INLINE packWith #-}

unpack :: ByteString -> [Word8]
unpack = unpackWith (\w -> w)

unpackWith :: (Word8 -> a) -> ByteString -> [a]
unpackWith f (Slice array from n) = go from
 where
  !end = from +# n
  go i
    | isTrue# (i >=# end) = []
    | w <- W8# (indexWord8Array# array i) = f w : go (i +# 1#)
{-# INLINE unpackWith #-}

packChars :: [Char] -> ByteString
packChars = packWith c2w

unpackChars :: ByteString -> [Char]
unpackChars = unpackWith w2c

-- Filling -------------------------------------------------------------------------------------------------------------

-- | Bytes that become a string.
data Buffer s = Buffer (MutableByteArray# s)

write :: Buffer s -> Int -> Word8 -> ST s ()
write (Buffer array) (I# i) (W8# w) = ST (\s -> case writeWord8Array# array i w s of s1 -> (# s1, () #))
{-# INLINE write #-}

-- | Copies a string to a position.
blit :: Buffer s -> Int -> ByteString -> ST s ()
blit (Buffer target) (I# at) (Slice source from n) =
  ST (\s -> case copyByteArray# source from target at n s of s1 -> (# s1, () #))

-- | A string of what is written to a buffer of that capacity; what writes answers how much it wrote.
build :: Int -> (forall s. Buffer s -> ST s Int) -> ByteString
build (I# capacity) fill = runST (ST (\s -> case newByteArray# capacity s of
  (# s1, array #) -> case fill (Buffer array) of
    ST step -> case step s1 of
      (# s2, I# n #) -> case shrinkMutableByteArray# array n s2 of
        s3 -> case unsafeFreezeByteArray# array s3 of (# s4, done #) -> (# s4, Slice done 0# n #)))
{-# INLINE build #-}

-- | A string of a given length whose bytes are functions of their positions.
fillWith :: Int -> (Int -> Word8) -> ByteString
fillWith n at
  | n <= 0 = empty
  | otherwise = build n (\buffer ->
      let go !i
            | i >= n = return n
            | otherwise = write buffer i (at i) >> go (i + 1)
      in go 0)
{-# INLINE fillWith #-}

-- | The same bytes in an array of their own.
compact :: ByteString -> ByteString
compact b = build (lengthOf b) (\buffer -> blit buffer 0 b >> return (lengthOf b))

-- Instances -----------------------------------------------------------------------------------------------------------

instance Eq ByteString where
  Slice a i n == Slice b j m = isTrue# (n ==# m) && isTrue# (compareByteArrays# a i b j n ==# 0#)

instance Ord ByteString where
  compare (Slice a i n) (Slice b j m) = case min (I# n) (I# m) of
    I# common -> compare (I# (compareByteArrays# a i b j common)) 0 <> compare (I# n) (I# m)

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

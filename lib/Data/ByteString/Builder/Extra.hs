{-# LANGUAGE MagicHash, UnboxedTuples #-}
-- | How builders are run, and numbers as this machine keeps them: 64 bits, the lowest byte first.
module Data.ByteString.Builder.Extra
  ( toLazyByteStringWith, AllocationStrategy, safeStrategy, untrimmedStrategy, smallChunkSize, defaultChunkSize
  , BufferWriter, Next (..), runBuilder
  , byteStringCopy, byteStringInsert, byteStringThreshold, lazyByteStringCopy, lazyByteStringInsert, lazyByteStringThreshold, flush
  , intHost, int16Host, int32Host, int64Host, wordHost, word16Host, word32Host, word64Host, floatHost, doubleHost
  ) where

import Data.ByteString.Builder
import Data.ByteString.Builder.Internal (Builder (..), byteStringCopy, byteStringInsert, chunksOf, flush)
import qualified Data.ByteString.Builder.Internal as Internal
import qualified Data.ByteString.Lazy.Internal as L
import Data.ByteString.Lazy.Internal (defaultChunkSize, smallChunkSize)
import qualified Data.ByteString.Type as S
import Data.Int
import Data.Word
import GHC.Exts
import GHC.IO (IO (..))

-- | Sizes of the first string and of those behind it.
data AllocationStrategy = AllocationStrategy Int Int

safeStrategy, untrimmedStrategy :: Int -> Int -> AllocationStrategy
safeStrategy = AllocationStrategy
untrimmedStrategy = AllocationStrategy

-- | Before a string that is given.
toLazyByteStringWith :: AllocationStrategy -> L.ByteString -> Builder -> L.ByteString
toLazyByteStringWith (AllocationStrategy first later) = chunksOf first later

-- | Fills a buffer of so many bytes as far as it can, and says how many bytes those are and what comes next.
type BufferWriter = Ptr Word8 -> Int -> IO (Int, Next)

data Next
  = Done
  -- | The next buffer needs so many bytes at least.
  | More !Int BufferWriter
  -- | The string comes first.
  | Chunk !S.ByteString BufferWriter

-- | Builders fill byte arrays: what is in one is copied out.
runBuilder :: Builder -> BufferWriter
runBuilder (Builder build) = go (build (\_ at s -> (# s, Internal.Done at #)))
 where
  go step (Ptr to) (I# room) = IO (\s -> case newByteArray# room s of
    (# s1, buffer #) -> case step buffer 0# s1 of
      (# s2, signal #) -> case signal of
        Internal.Done at -> out buffer to at Done s2
        Internal.Full at need next -> out buffer to at (More (I# need) (go next)) s2
        Internal.Insert at b next -> out buffer to at (Chunk b (go next)) s2)
  out buffer to at next s = case copyMutableByteArrayToAddr# buffer 0# to at s of s1 -> (# s1, (I# at, next) #)

-- | Copied if it is no longer than the number says.
byteStringThreshold :: Int -> S.ByteString -> Builder
byteStringThreshold most b
  | S.lengthOf b <= most = byteStringCopy b
  | otherwise = byteStringInsert b

lazyByteStringCopy, lazyByteStringInsert :: L.ByteString -> Builder
lazyByteStringCopy = eachChunk byteStringCopy
lazyByteStringInsert = eachChunk byteStringInsert

lazyByteStringThreshold :: Int -> L.ByteString -> Builder
lazyByteStringThreshold most = eachChunk (byteStringThreshold most)

eachChunk :: (S.ByteString -> Builder) -> L.ByteString -> Builder
eachChunk f = L.foldrChunks (\b rest -> f b <> rest) mempty

intHost :: Int -> Builder
intHost = int64LE . fromIntegral

wordHost :: Word -> Builder
wordHost = word64LE . fromIntegral

int16Host :: Int16 -> Builder
int16Host = int16LE

int32Host :: Int32 -> Builder
int32Host = int32LE

int64Host :: Int64 -> Builder
int64Host = int64LE

word16Host :: Word16 -> Builder
word16Host = word16LE

word32Host :: Word32 -> Builder
word32Host = word32LE

word64Host :: Word64 -> Builder
word64Host = word64LE

floatHost :: Float -> Builder
floatHost = floatLE

doubleHost :: Double -> Builder
doubleHost = doubleLE

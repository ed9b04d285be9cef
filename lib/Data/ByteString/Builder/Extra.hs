-- | How builders are run, and numbers as this machine keeps them: 64 bits, the lowest byte first.
module Data.ByteString.Builder.Extra
  ( toLazyByteStringWith, AllocationStrategy, safeStrategy, untrimmedStrategy, smallChunkSize, defaultChunkSize
  , byteStringCopy, byteStringInsert, byteStringThreshold, lazyByteStringCopy, lazyByteStringInsert, lazyByteStringThreshold, flush
  , intHost, int16Host, int32Host, int64Host, wordHost, word16Host, word32Host, word64Host, floatHost, doubleHost
  ) where

import Data.ByteString.Builder
import Data.ByteString.Builder.Internal (byteStringCopy, byteStringInsert, chunksOf, flush)
import qualified Data.ByteString.Lazy.Internal as L
import Data.ByteString.Lazy.Internal (defaultChunkSize, smallChunkSize)
import qualified Data.ByteString.Type as S
import Data.Int
import Data.Word

-- | Sizes of the first string and of those behind it.
data AllocationStrategy = AllocationStrategy Int Int

safeStrategy, untrimmedStrategy :: Int -> Int -> AllocationStrategy
safeStrategy = AllocationStrategy
untrimmedStrategy = AllocationStrategy

-- | Before a string that is given.
toLazyByteStringWith :: AllocationStrategy -> L.ByteString -> Builder -> L.ByteString
toLazyByteStringWith (AllocationStrategy first later) = chunksOf first later

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

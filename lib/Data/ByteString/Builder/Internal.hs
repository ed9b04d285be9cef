{-# LANGUAGE BangPatterns, MagicHash, RankNTypes, UnboxedTuples #-}
-- | The representation of builders: steps that fill a buffer, and say when it is full.
module Data.ByteString.Builder.Internal
  ( Builder(..), Step, Signal(..), fixed, byteString, byteStringCopy, byteStringInsert, lazyByteString, toLazyByteString, chunksOf, flush, hPutBuilder
  , charsWith
  , BufferRange(..), BuildStep, BuildSignal, builder, done, bufferFull, insertChunk
  ) where

import qualified Data.ByteString.IO as S
import qualified Data.ByteString.Lazy.Internal as L
import qualified Data.ByteString.Type as S
import Foreign.Marshal.Alloc (allocaBytes)
import Foreign.Ptr (minusPtr, plusPtr)
import GHC.Exts
import GHC.IO (IO(..))
import GHC.Word (Word8(..))
import System.IO (Handle)

-- | Writes to a buffer from a position on.
type Step = MutableByteArray# RealWorld -> Int# -> State# RealWorld -> (# State# RealWorld, Signal #)

-- | How that ended, and at which position.
data Signal
  = Done Int#
  -- | So many bytes must fit into the buffer in which this goes on.
  | Full Int# Int# Step
  -- | The string comes next, as it is.
  | Insert Int# !S.ByteString Step

-- | What is written before the next step.
newtype Builder = Builder (Step -> Step)

instance Semigroup Builder where
  Builder f <> Builder g = Builder (\k buffer at s -> f (\b i t -> g k b i t) buffer at s)
  {-# INLINE (<>) #-}

instance Monoid Builder where
  mempty = Builder (\k -> k)
  mconcat = foldr (<>) mempty

instance IsString Builder where
  fromString = charsWith S.c2w

-- | So many bytes, written by a function from a position on.
fixed :: Int -> (MutableByteArray# RealWorld -> Int# -> State# RealWorld -> State# RealWorld) -> Builder
fixed (I# n) write = Builder go
 where
  go k buffer at s
    | isTrue# (at +# n <=# sizeofMutableByteArray# buffer) = case write buffer at s of s1 -> k buffer (at +# n) s1
    | otherwise = (# s, Full at n (\b i t -> go k b i t) #)
{-# INLINE fixed #-}

-- | A byte for each character.
charsWith :: (Char -> Word8) -> String -> Builder
charsWith byte text = Builder (\k -> go k text)
 where
  go k [] buffer at s = k buffer at s
  go k cs@(c : rest) buffer at s
    | isTrue# (at <# sizeofMutableByteArray# buffer), W8# w <- byte c = case writeWord8Array# buffer at w s of s1 -> go k rest buffer (at +# 1#) s1
    | otherwise = (# s, Full at 1# (\b i t -> go k cs b i t) #)
{-# INLINE charsWith #-}

-- | Copied unless it is long.
byteString :: S.ByteString -> Builder
byteString b
  | S.lengthOf b <= 2 * L.smallChunkSize = byteStringCopy b
  | otherwise = byteStringInsert b

byteStringCopy, byteStringInsert :: S.ByteString -> Builder
byteStringCopy b = Builder (\k -> copy k b)
byteStringInsert b = Builder (\k _ at s -> (# s, Insert at b k #))

-- | What does not fit goes to the next buffer.
copy :: Step -> S.ByteString -> Step
copy k b@(S.Slice source from n) buffer at s
  | isTrue# (n <=# room) = case copyByteArray# source from buffer at n s of s1 -> k buffer (at +# n) s1
  | otherwise = case copyByteArray# source from buffer at room s of
      s1 -> (# s1, Full (at +# room) 1# (copy k (S.slice b (I# room) (I# (n -# room)))) #)
 where !room = sizeofMutableByteArray# buffer -# at

lazyByteString :: L.ByteString -> Builder
lazyByteString = L.foldrChunks (\b rest -> byteString b <> rest) mempty

toLazyByteString :: Builder -> L.ByteString
toLazyByteString = chunksOf L.smallChunkSize L.defaultChunkSize L.Empty

-- | What was built so far is handed over before the string it is in is full.
flush :: Builder
flush = byteStringInsert S.empty

-- | Strict strings of the first size, then of the second, before what follows. They are made one after the other, when they are asked for.
chunksOf :: Int -> Int -> L.ByteString -> Builder -> L.ByteString
chunksOf (I# first) (I# later) end (Builder build) = go first (build (\_ at s -> (# s, Done at #)))
 where
  go size step = case runRW# (\s -> case newByteArray# size s of
    (# s1, buffer #) -> case step buffer 0# s1 of
      (# s2, signal #) -> case shrinkMutableByteArray# buffer (filled signal) s2 of
        s3 -> case unsafeFreezeByteArray# buffer s3 of (# s4, bytes #) -> (# s4, L.chunk (S.Slice bytes 0# (filled signal)) (behind signal) #)) of
    (# _, b #) -> b
  behind (Done _) = end
  behind (Full _ n step)
    | isTrue# (n ># later) = go n step
    | otherwise = go later step
  behind (Insert _ b step) = L.chunk b (go later step)

filled :: Signal -> Int#
filled (Done at) = at
filled (Full at _ _) = at
filled (Insert at _ _) = at

hPutBuilder :: Handle -> Builder -> IO ()
hPutBuilder h b = L.foldrChunks (\c rest -> S.hPut h c >> rest) (return ()) (toLazyByteString b)

-- Builders that write to memory ------------------------------------------------------------------------------------------

-- | From the first address up to the second one.
data BufferRange = BufferRange !(Ptr Word8) !(Ptr Word8)

type BuildStep a = BufferRange -> IO (BuildSignal a)

-- | How a step ended, and where.
data BuildSignal a
  = Finished (Ptr Word8) a
  | Wants Int (Ptr Word8) (BuildStep a)
  | Inserts (Ptr Word8) S.ByteString (BuildStep a)

done :: Ptr Word8 -> a -> BuildSignal a
done = Finished

bufferFull :: Int -> Ptr Word8 -> BuildStep a -> BuildSignal a
bufferFull = Wants

insertChunk :: Ptr Word8 -> S.ByteString -> BuildStep a -> BuildSignal a
insertChunk = Inserts

-- | What the steps write goes to memory of their own first: buffers are byte arrays.
builder :: (forall r. BuildStep r -> BuildStep r) -> Builder
builder steps = Builder (\k -> go k 1 (steps (\(BufferRange p _) -> return (Finished p ()))))
 where
  go :: Step -> Int -> BuildStep () -> Step
  go k need@(I# n) step buffer at s
    | need > room = (# s, Full at n (go k need step) #)
    | otherwise = case run s of
        (# s1, (I# written, signal) #) -> case at +# written of
          at1 -> case signal of
            Finished _ _ -> k buffer at1 s1
            Wants m _ next -> go k m next buffer at1 s1
            Inserts _ b next -> (# s1, Insert at1 b (go k 1 next) #)
   where
    !room = I# (sizeofMutableByteArray# buffer -# at)
    !size = min room (max need 256)
    !(IO run) = allocaBytes size (\start@(Ptr from) -> do
      signal <- step (BufferRange start (start `plusPtr` size))
      let !written@(I# count) = place signal `minusPtr` start
      IO (\t -> case copyAddrToByteArray# from buffer at count t of t1 -> (# t1, (written, signal) #)))
  place (Finished p _) = p
  place (Wants _ p _) = p
  place (Inserts p _ _) = p

{-# LANGUAGE MagicHash, UnboxedTuples #-}
-- Primops that are made of others here; GHC.Prim has them all, not GHC.Exts alone.
import Data.Char (ord)
import Foreign.Marshal.Alloc (alloca)
import Foreign.Storable (peek, poke)
import GHC.Exts (ArrayArray#, Float (..), Int (..), Ptr (..), Word (..), resizeSmallMutableArray#)
import GHC.Prim
import GHC.Stable (castPtrToStablePtr, castStablePtrToPtr, deRefStablePtr, newStablePtr)
import GHC.Types (Char (..), Double (..), IO (..), isTrue#)
import GHC.Word (Word16 (..))

-- Arguments beyond what is passed in registers, of a small type.
total# :: Int8# -> Int8# -> Int8# -> Int8# -> Word8# -> Int16# -> Int
total# a b c d e f =
  I# (extendInt8# (a `plusInt8#` b `timesInt8#` c `subInt8#` d) +# word2Int# (extendWord8# e) +# extendInt16# f)
{-# NOINLINE total# #-}

data Bytes = Bytes ByteArray#

-- Twelve bytes, 1 to 12, and at each offset in turn a number that is not aligned.
bytes :: IO Bytes
bytes = IO (\s -> case newByteArray# 12# s of
  (# s1, array #) -> case fill array 12# s1 of
    s2 -> case unsafeFreezeByteArray# array s2 of (# s3, frozen #) -> (# s3, Bytes frozen #))
  where
    fill _ 0# s = s
    fill array i s = case writeWord8Array# array (i -# 1#) (int2Word# i) s of s1 -> fill array (i -# 1#) s1

changed :: IO ([Word], Double, Char)
changed = IO (\s -> case newByteArray# 16# s of
  (# s1, array #) -> case setByteArray# array 0# 16# 255# s1 of
    s2 -> case writeWord8ArrayAsInt16# array 1# 258# s2 of
      s3 -> case writeWord8ArrayAsDouble# array 5# 1.5## s3 of
        s4 -> case readWord8ArrayAsDouble# array 5# s4 of
          (# s5, d #) -> case writeWord8ArrayAsWideChar# array 3# '\x1F424'# s5 of
            s6 -> case readWord8ArrayAsWideChar# array 3# s6 of
              (# s7, c #) -> case unsafeFreezeByteArray# array s7 of
                (# s8, frozen #) -> (# s8, ([W# (indexWord8Array# frozen i) | I# i <- [0 .. 15]], D# d, C# c) #))

-- The second of two arrays in an array.
nested :: IO [Int]
nested = IO (\s -> case newArrayArray# 2# s of
  (# s1, outer #) -> case newByteArray# 8# s1 of
    (# s2, inner #) -> case writeIntArray# inner 0# 42# s2 of
      s3 -> case unsafeFreezeByteArray# inner s3 of
        (# s4, frozen #) -> case writeByteArrayArray# outer 1# frozen s4 of
          s5 -> case unsafeFreezeArrayArray# outer s5 of
            (# s6, arrays #) ->
              (# s6, [I# (sizeofArrayArray# arrays), I# (indexIntArray# (indexByteArrayArray# arrays 1#) 0#)] #))

main :: IO ()
main = do
  print (total# (narrowInt8# 100#) (narrowInt8# 27#) (narrowInt8# 5#) (narrowInt8# 130#) (narrowWord8# 300##) (narrowInt16# 40000#))
  print [isTrue# (ltInt8# (narrowInt8# 200#) (narrowInt8# 1#)), isTrue# (gtWord8# (narrowWord8# 200##) (narrowWord8# 1##))]
  case quotRemInt8# (narrowInt8# -7#) (narrowInt8# 2#) of (# q, r #) -> print (I# (extendInt8# q), I# (extendInt8# r))
  print (W# (extendWord16# (notWord16# (narrowWord16# 1##))), W# (byteSwap16# 258##), W# (bitReverse8# 1##), W# (popCnt8# 511##))
  print (W# (pdep# 5## 0xF0F0##), W# (pext# 0xA050## 0xF0F0##), W# (pext8# 0xFF## 0x3C##))
  Bytes b <- bytes
  print [(W# (indexWord8ArrayAsWord16# b i), I# (indexWord8ArrayAsInt32# b i), W# (indexWord8ArrayAsWord# b i)) | I# i <- [0 .. 4]]
  print (F# (indexWord8ArrayAsFloat# b 3#))
  changed >>= print
  nested >>= print
  alloca (\ptr@(Ptr p) -> do
    poke ptr (7 :: Word)
    olds <- IO (\s -> case atomicExchangeWordAddr# p 8## s of
      (# s1, a #) -> case atomicCasWordAddr# p 8## 9## s1 of
        (# s2, b' #) -> case atomicCasWordAddr# p 8## 10## s2 of (# s3, c #) -> (# s3, [W# a, W# b', W# c] #))
    peek ptr >>= print . (: olds))
  stable <- newStablePtr "kept"
  deRefStablePtr (castPtrToStablePtr (castStablePtrToPtr stable)) >>= putStrLn
  sizes <- IO (\s -> case newSmallArray# 2# 'a' s of
    (# s1, array #) -> case resizeSmallMutableArray# array 4# 'b' s1 of
      (# s2, longer #) -> case unsafeFreezeSmallArray# longer s2 of
        (# s3, frozen #) -> (# s3, [case indexSmallArray# frozen i of (# c #) -> c | I# i <- [0 .. 3]] #))
  print sizes

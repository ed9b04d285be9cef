{-# LANGUAGE MagicHash, UnboxedTuples #-}
-- Addresses themselves: of literals and of memory, read and written by primops; arrays that have addresses; small arrays that shrink; C's functions on memory.
module Main (main) where

import Control.Monad (forM_, when)
import Data.IORef
import Data.Word
import Foreign
import Foreign.C.Types
import GHC.Exts
import GHC.ForeignPtr (ForeignPtr (..), ForeignPtrContents (..))
import GHC.IO (IO (..))
import GHC.Word

foreign import ccall unsafe "string.h memcmp" c_memcmp :: Ptr a -> Ptr a -> CSize -> IO CInt
foreign import ccall unsafe "string.h memcpy" c_memcpy :: Ptr a -> Ptr a -> CSize -> IO (Ptr a)
foreign import ccall unsafe "string.h memset" c_memset :: Ptr a -> CInt -> CSize -> IO ()
foreign import ccall unsafe "string.h strlen" c_strlen :: Ptr Word8 -> IO CSize

literal :: Ptr Word8
literal = Ptr "literal \x01\x02\xff"#

-- | By the primop for its type, at an index.
class Prim a where
  readAt :: Ptr b -> Int -> IO a
  writeAt :: Ptr b -> Int -> a -> IO ()

instance Prim Int where
  readAt (Ptr a) (I# i) = IO (\s -> case readIntOffAddr# a i s of (# s1, x #) -> (# s1, I# x #))
  writeAt (Ptr a) (I# i) (I# x) = IO (\s -> case writeIntOffAddr# a i x s of s1 -> (# s1, () #))

instance Prim Double where
  readAt (Ptr a) (I# i) = IO (\s -> case readDoubleOffAddr# a i s of (# s1, x #) -> (# s1, D# x #))
  writeAt (Ptr a) (I# i) (D# x) = IO (\s -> case writeDoubleOffAddr# a i x s of s1 -> (# s1, () #))

instance Prim Char where
  readAt (Ptr a) (I# i) = IO (\s -> case readWideCharOffAddr# a i s of (# s1, x #) -> (# s1, C# x #))
  writeAt (Ptr a) (I# i) (C# x) = IO (\s -> case writeWideCharOffAddr# a i x s of s1 -> (# s1, () #))

data Bytes = Bytes (MutableByteArray# RealWorld)

newPinned :: Int -> IO Bytes
newPinned (I# n) = IO (\s -> case newPinnedByteArray# n s of (# s1, b #) -> (# s1, Bytes b #))

contents :: Bytes -> Ptr a
contents (Bytes b) = Ptr (byteArrayContents# (unsafeCoerce# b))

held :: Bytes -> ForeignPtr a
held (Bytes b) = ForeignPtr (byteArrayContents# (unsafeCoerce# b)) (PlainPtr b)

shrunk :: IO (Int, Int, [Char])
shrunk = IO (\s -> case newSmallArray# 5# 'x' s of
  (# s1, array #) -> case getSizeofSmallMutableArray# array s1 of
    (# s2, before #) -> case writeSmallArray# array 1# 'y' s2 of
      s3 -> case shrinkSmallMutableArray# array 2# s3 of
        s4 -> case getSizeofSmallMutableArray# array s4 of
          (# s5, after #) -> case unsafeFreezeSmallArray# array s5 of
            (# s6, frozen #) -> case indexSmallArray# frozen 0# of
              (# a #) -> case indexSmallArray# frozen 1# of (# b #) -> (# s6, (I# before, I# after, [a, b]) #))

main :: IO ()
main = do
  print =<< peekArray 11 literal
  print =<< c_strlen literal
  print (W8# (case literal of Ptr a -> indexWord8OffAddr# a 10#), literal == literal, literal `plusPtr` 3 == literal, nullPtr < literal)
  allocaBytes 64 $ \p -> do
    forM_ [0 .. 7] (\i -> writeAt p i (i * i :: Int))
    print =<< mapM (readAt p) [0 .. 7 :: Int] `asTypeOf` return [0 :: Int]
    writeAt p 1 (0.5 :: Double) >> writeAt p 5 'λ'
    print =<< readAt (p `plusPtr` 8) 0 `asTypeOf` return (0 :: Double)
    print =<< readAt (p `plusPtr` 16) 1 `asTypeOf` return ' '
    c_memset p 255 9
    print =<< (peekArray 10 (castPtr p) :: IO [Word8])
    _ <- c_memcpy p literal 7
    compared <- mapM (\n -> signum <$> c_memcmp p literal n) [7, 8]
    print compared
  pinned <- newPinned 32
  forM_ [0 .. 3] (\i -> writeAt (contents pinned) i (10 * i))
  withForeignPtr (held pinned) $ \p -> print =<< (peekArray 4 p :: IO [Int])
  print =<< shrunk
  -- blocks of many sizes come and go
  live <- newIORef []
  forM_ [1 .. 3000 :: Int] $ \n -> do
    p <- mallocBytes (n * 37 `mod` 5000 + 8)
    poke p n
    modifyIORef live ((n, p) :)
    when (n `mod` 3 /= 0) $ do
      (_, q) : rest <- readIORef live
      free q
      writeIORef live rest
  kept <- readIORef live
  values <- mapM (\(n, p) -> (== n) <$> peek p) kept
  print (length values, and values)

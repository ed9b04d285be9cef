{-# LANGUAGE MagicHash, UnboxedTuples #-}
-- | Operations on byte strings that do not ask whether they may, and strings as memory.
module Data.ByteString.Unsafe
  ( unsafeHead, unsafeTail, unsafeInit, unsafeLast, unsafeIndex, unsafeTake, unsafeDrop
  , unsafeUseAsCString, unsafeUseAsCStringLen, unsafePackCString, unsafePackCStringLen, unsafePackMallocCString, unsafePackMallocCStringLen
  , unsafePackAddress, unsafePackAddressLen, unsafePackCStringFinalizer, unsafeFinalize
  ) where

import Control.Exception (finally)
import Data.ByteString.Internal (fromForeignPtr)
import Data.ByteString.Type
import Data.Word (Word8)
import Foreign.C.String (CString, CStringLen)
import qualified Foreign.Concurrent as Concurrent
import Foreign.ForeignPtr (newForeignPtr, newForeignPtr_)
import Foreign.Marshal.Alloc (finalizerFree)
import Foreign.Marshal.Array (lengthArray0)
import qualified Foreign.Memory as Memory
import Foreign.Ptr (castPtr)
import GHC.Exts
import GHC.IO (IO(..))
import GHC.IO.Host (Bytes(..))
import GHC.Ptr (ptrAt)

unsafeHead, unsafeLast :: ByteString -> Word8
unsafeHead b = unsafeIndex b 0
unsafeLast b = unsafeIndex b (lengthOf b - 1)
{-# INLINE unsafeHead #-}

unsafeTail, unsafeInit :: ByteString -> ByteString
unsafeTail b = unsafeDrop 1 b
unsafeInit b = unsafeTake (lengthOf b - 1) b

unsafeTake, unsafeDrop :: Int -> ByteString -> ByteString
unsafeTake (I# n) (Slice array from _) = Slice array from n
unsafeDrop (I# n) (Slice array from len) = Slice array (from +# n) (len -# n)
{-# INLINE unsafeTake #-}
{-# INLINE unsafeDrop #-}

-- | The bytes themselves, not a copy; without a zero behind them.
unsafeUseAsCString :: ByteString -> (CString -> IO a) -> IO a
unsafeUseAsCString b act = unsafeUseAsCStringLen b (act . fst)

unsafeUseAsCStringLen :: ByteString -> (CStringLen -> IO a) -> IO a
unsafeUseAsCStringLen (Slice array from n) act = do
  address <- Memory.adoptFrozen (Bytes array)
  act (ptrAt (address + I# from), I# n) `finally` Memory.release address

unsafePackCString, unsafePackMallocCString :: CString -> IO ByteString
unsafePackCString p = lengthArray0 0 p >>= \n -> unsafePackCStringLen (p, n)
unsafePackMallocCString p = lengthArray0 0 p >>= \n -> unsafePackMallocCStringLen (p, n)

unsafePackCStringLen, unsafePackMallocCStringLen :: CStringLen -> IO ByteString
unsafePackCStringLen (p, n) = do
  fp <- newForeignPtr_ (castPtr p)
  return (fromForeignPtr fp 0 n)
unsafePackMallocCStringLen (p, n) = do
  fp <- newForeignPtr finalizerFree (castPtr p)
  return $! fromForeignPtr fp 0 n

-- | The bytes of a literal up to its zero.
unsafePackAddress :: Addr# -> IO ByteString
unsafePackAddress address = unsafePackAddressLen (I# (size 0#)) address
 where
  size n = case indexCharOffAddr# address n of
    '\0'# -> n
    _ -> size (n +# 1#)

unsafePackAddressLen :: Int -> Addr# -> IO ByteString
unsafePackAddressLen (I# n) address = IO (\s -> case newByteArray# n s of
  (# s1, array #) -> case copyAddrToByteArray# address array 0# n s1 of
    s2 -> case unsafeFreezeByteArray# array s2 of (# s3, done #) -> (# s3, Slice done 0# n #))

-- | Runs the action when nothing holds the string's pointer any more.
unsafePackCStringFinalizer :: Ptr Word8 -> Int -> IO () -> IO ByteString
unsafePackCStringFinalizer p n end = do
  fp <- Concurrent.newForeignPtr p end
  return $! fromForeignPtr fp 0 n

-- | Bytes are freed when nothing holds them.
unsafeFinalize :: ByteString -> IO ()
unsafeFinalize _ = return ()

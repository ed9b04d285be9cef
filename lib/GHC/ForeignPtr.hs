-- | Foreign pointers, as GHC's own modules have them.
module GHC.ForeignPtr
  ( ForeignPtr (..), ForeignPtrContents (..), FinalizerPtr, FinalizerEnvPtr, newForeignPtr_, mallocForeignPtr, mallocPlainForeignPtr, mallocForeignPtrBytes, mallocPlainForeignPtrBytes, mallocPlainForeignPtrAlignedBytes
  , addForeignPtrFinalizer, addForeignPtrFinalizerEnv, addForeignPtrConcFinalizer, touchForeignPtr, unsafeForeignPtrToPtr, castForeignPtr, plusForeignPtr
  , newConcForeignPtr, finalizeForeignPtr, withForeignPtr, unsafeWithForeignPtr
  ) where

import qualified Foreign.Concurrent as Concurrent
import Foreign.ForeignPtr
import Foreign.Storable (Storable)
import GHC.ForeignPtr.Type (ForeignPtr (..), ForeignPtrContents (..), unsafeForeignPtrToPtr)
import GHC.Ptr

mallocPlainForeignPtr :: Storable a => IO (ForeignPtr a)
mallocPlainForeignPtr = mallocForeignPtr

mallocPlainForeignPtrBytes :: Int -> IO (ForeignPtr a)
mallocPlainForeignPtrBytes = mallocForeignPtrBytes

-- | Blocks are aligned for every type.
mallocPlainForeignPtrAlignedBytes :: Int -> Int -> IO (ForeignPtr a)
mallocPlainForeignPtrAlignedBytes size _ = mallocForeignPtrBytes size

newConcForeignPtr :: Ptr a -> IO () -> IO (ForeignPtr a)
newConcForeignPtr = Concurrent.newForeignPtr

addForeignPtrConcFinalizer :: ForeignPtr a -> IO () -> IO ()
addForeignPtrConcFinalizer = Concurrent.addForeignPtrFinalizer

unsafeWithForeignPtr :: ForeignPtr a -> (Ptr a -> IO b) -> IO b
unsafeWithForeignPtr = withForeignPtr

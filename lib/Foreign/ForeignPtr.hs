-- | Pointers with finalizers.
module Foreign.ForeignPtr
  ( ForeignPtr, FinalizerPtr, FinalizerEnvPtr, newForeignPtr, newForeignPtr_, addForeignPtrFinalizer, newForeignPtrEnv, addForeignPtrFinalizerEnv
  , withForeignPtr, finalizeForeignPtr, touchForeignPtr, castForeignPtr, plusForeignPtr
  , mallocForeignPtr, mallocForeignPtrBytes, mallocForeignPtrArray, mallocForeignPtrArray0
  ) where

import Foreign.Marshal.Alloc
import Foreign.Marshal.Array
import Foreign.Storable
import GHC.ForeignPtr.Type
import GHC.Ptr

newForeignPtr :: FinalizerPtr a -> Ptr a -> IO (ForeignPtr a)
newForeignPtr finalizer p = do
  fp <- newForeignPtr_ p
  addForeignPtrFinalizer finalizer fp
  return fp

-- | The last one added runs first.
addForeignPtrFinalizer :: FinalizerPtr a -> ForeignPtr a -> IO ()
addForeignPtrFinalizer finalizer fp = addFinalizer fp (runFinalizer finalizer (unsafeForeignPtrToPtr fp))

newForeignPtrEnv :: FinalizerEnvPtr env a -> Ptr env -> Ptr a -> IO (ForeignPtr a)
newForeignPtrEnv finalizer env p = do
  fp <- newForeignPtr_ p
  addForeignPtrFinalizerEnv finalizer env fp
  return fp

addForeignPtrFinalizerEnv :: FinalizerEnvPtr env a -> Ptr env -> ForeignPtr a -> IO ()
addForeignPtrFinalizerEnv finalizer env fp = addFinalizer fp (runFinalizerEnv finalizer env (unsafeForeignPtrToPtr fp))

-- | It stays alive until the action ends.
withForeignPtr :: ForeignPtr a -> (Ptr a -> IO b) -> IO b
withForeignPtr fp action = do
  r <- action (unsafeForeignPtrToPtr fp)
  touchForeignPtr fp
  return r

-- | Freed when nothing holds it.
mallocForeignPtr :: Storable a => IO (ForeignPtr a)
mallocForeignPtr = malloc >>= newForeignPtr finalizerFree

mallocForeignPtrBytes :: Int -> IO (ForeignPtr a)
mallocForeignPtrBytes size = mallocBytes size >>= newForeignPtr finalizerFree

mallocForeignPtrArray, mallocForeignPtrArray0 :: Storable a => Int -> IO (ForeignPtr a)
mallocForeignPtrArray n = mallocArray n >>= newForeignPtr finalizerFree
mallocForeignPtrArray0 n = mallocArray0 n >>= newForeignPtr finalizerFree

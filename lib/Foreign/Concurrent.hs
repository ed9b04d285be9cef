-- | Foreign pointers whose finalizers are actions.
module Foreign.Concurrent (newForeignPtr, addForeignPtrFinalizer) where

import GHC.ForeignPtr.Type
import GHC.Ptr

newForeignPtr :: Ptr a -> IO () -> IO (ForeignPtr a)
newForeignPtr p finalizer = do
  fp <- newForeignPtr_ p
  addFinalizer fp finalizer
  return fp

addForeignPtrFinalizer :: ForeignPtr a -> IO () -> IO ()
addForeignPtrFinalizer = addFinalizer

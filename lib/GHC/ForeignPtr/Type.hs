-- | Pointers that know what to do when nothing holds them any more.
module GHC.ForeignPtr.Type
  ( ForeignPtr, FinalizerPtr, FinalizerEnvPtr, finalizerFree, newForeignPtr_, addFinalizer, runFinalizer, runFinalizerEnv, finalizeForeignPtr
  , touchForeignPtr, unsafeForeignPtrToPtr, castForeignPtr, plusForeignPtr
  ) where

import Data.IORef
import Foreign.Memory (release)
import GHC.Ptr

-- | With what runs at its end, last added first: the reference is what the collector watches.
data ForeignPtr a = ForeignPtr (Ptr a) (IORef [IO ()])

type FinalizerPtr a = FunPtr (Ptr a -> IO ())

type FinalizerEnvPtr env a = FunPtr (Ptr env -> Ptr a -> IO ())

instance Eq (ForeignPtr a) where
  p == q = unsafeForeignPtrToPtr p == unsafeForeignPtrToPtr q

instance Ord (ForeignPtr a) where
  compare p q = compare (unsafeForeignPtrToPtr p) (unsafeForeignPtrToPtr q)

instance Show (ForeignPtr a) where
  showsPrec d = showsPrec d . unsafeForeignPtrToPtr

-- | The one finalizer there is by address: it frees.
finalizerFree :: FinalizerPtr a
finalizerFree = FunPtr 1

-- | Nothing is done at its end.
newForeignPtr_ :: Ptr a -> IO (ForeignPtr a)
newForeignPtr_ p = ForeignPtr p <$> newIORef []

addFinalizer :: ForeignPtr a -> IO () -> IO ()
addFinalizer fp@(ForeignPtr _ finalizers) action = do
  first <- atomicModifyIORef finalizers (\actions -> (action : actions, null actions))
  if first then () <$ mkWeakIORef finalizers (finalizeForeignPtr fp) else return ()

runFinalizer :: FinalizerPtr a -> Ptr a -> IO ()
runFinalizer finalizer (Ptr address)
  | finalizer == finalizerFree = release address
  | otherwise = errorWithoutStackTrace "a finalizer written in C cannot be called"

runFinalizerEnv :: FinalizerEnvPtr env a -> Ptr env -> Ptr a -> IO ()
runFinalizerEnv _ _ _ = errorWithoutStackTrace "a finalizer written in C cannot be called"

-- | Runs them now; they do not run again.
finalizeForeignPtr :: ForeignPtr a -> IO ()
finalizeForeignPtr (ForeignPtr _ finalizers) = atomicModifyIORef finalizers (\actions -> ([], actions)) >>= sequence_

-- | It is alive until here.
touchForeignPtr :: ForeignPtr a -> IO ()
touchForeignPtr (ForeignPtr _ finalizers) = readIORef finalizers >>= \actions -> actions `seq` return ()

unsafeForeignPtrToPtr :: ForeignPtr a -> Ptr a
unsafeForeignPtrToPtr (ForeignPtr p _) = p

castForeignPtr :: ForeignPtr a -> ForeignPtr b
castForeignPtr (ForeignPtr p finalizers) = ForeignPtr (castPtr p) finalizers

plusForeignPtr :: ForeignPtr a -> Int -> ForeignPtr b
plusForeignPtr (ForeignPtr p finalizers) n = ForeignPtr (p `plusPtr` n) finalizers

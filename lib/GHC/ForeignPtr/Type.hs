{-# LANGUAGE MagicHash #-}
{-# LANGUAGE RoleAnnotations, UnboxedTuples #-}
-- | Pointers that know what to do when nothing holds them any more.
module GHC.ForeignPtr.Type
  ( ForeignPtr (..), ForeignPtrContents (..), FinalizerPtr, FinalizerEnvPtr, finalizerFree, newForeignPtr_, addFinalizer, runFinalizer, runFinalizerEnv, finalizeForeignPtr
  , touchForeignPtr, unsafeForeignPtrToPtr, castForeignPtr, plusForeignPtr
  ) where

import Data.IORef
import Foreign.Memory (release)
import GHC.Exts (Addr#, Int (..), MutableByteArray#, RealWorld, plusAddr#, touch#)
import GHC.IO (IO (..))
import GHC.Ptr

type role ForeignPtr representational

-- | The address, and what is held as long as it is needed.
data ForeignPtr a = ForeignPtr Addr# ForeignPtrContents

data ForeignPtrContents
  = -- | what runs at its end, last added first: the reference is what the collector watches
    PlainForeignPtr (IORef [IO ()])
  | -- | an array that the address is of, without finalizers
    PlainPtr (MutableByteArray# RealWorld)
  | -- | memory that is never freed
    FinalPtr

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
finalizerFree = castPtrToFunPtr (ptrAt 1)

-- | Nothing is done at its end.
newForeignPtr_ :: Ptr a -> IO (ForeignPtr a)
newForeignPtr_ (Ptr address) = ForeignPtr address . PlainForeignPtr <$> newIORef []

addFinalizer :: ForeignPtr a -> IO () -> IO ()
addFinalizer fp@(ForeignPtr _ (PlainForeignPtr finalizers)) action = do
  first <- atomicModifyIORef finalizers (\actions -> (action : actions, null actions))
  if first then () <$ mkWeakIORef finalizers (finalizeForeignPtr fp) else return ()
addFinalizer _ _ = errorWithoutStackTrace "GHC.ForeignPtr: attempt to add a finalizer to a plain pointer or a final pointer"

runFinalizer :: FinalizerPtr a -> Ptr a -> IO ()
runFinalizer finalizer p
  | finalizer == finalizerFree = release (addressOf p)
  | otherwise = errorWithoutStackTrace "a finalizer written in C cannot be called"

runFinalizerEnv :: FinalizerEnvPtr env a -> Ptr env -> Ptr a -> IO ()
runFinalizerEnv _ _ _ = errorWithoutStackTrace "a finalizer written in C cannot be called"

-- | Runs them now; they do not run again.
finalizeForeignPtr :: ForeignPtr a -> IO ()
finalizeForeignPtr (ForeignPtr _ (PlainForeignPtr finalizers)) = atomicModifyIORef finalizers (\actions -> ([], actions)) >>= sequence_
finalizeForeignPtr _ = return ()

-- | It is alive until here.
touchForeignPtr :: ForeignPtr a -> IO ()
touchForeignPtr (ForeignPtr _ (PlainForeignPtr finalizers)) = readIORef finalizers >>= \actions -> actions `seq` return ()
touchForeignPtr (ForeignPtr _ held) = IO (\s -> case touch# held s of s1 -> (# s1, () #))

unsafeForeignPtrToPtr :: ForeignPtr a -> Ptr a
unsafeForeignPtrToPtr (ForeignPtr address _) = Ptr address

castForeignPtr :: ForeignPtr a -> ForeignPtr b
castForeignPtr (ForeignPtr address held) = ForeignPtr address held

plusForeignPtr :: ForeignPtr a -> Int -> ForeignPtr b
plusForeignPtr (ForeignPtr address held) (I# n) = ForeignPtr (plusAddr# address n) held

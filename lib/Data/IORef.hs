{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | References of the IO monad.
module Data.IORef
  ( IORef, newIORef, readIORef, writeIORef, modifyIORef, modifyIORef', atomicModifyIORef, atomicModifyIORef'
  , atomicWriteIORef, mkWeakIORef
  ) where

import GHC.Base
import GHC.IORef
import GHC.STRef
import GHC.Weak

foreign import prim "mkWeak#"
  mkWeakOfMutVar#
    :: MutVar# RealWorld a -> v -> (State# RealWorld -> (# State# RealWorld, c #))
    -> State# RealWorld -> (# State# RealWorld, Weak# v #)

-- | Lazy in the function.
modifyIORef :: IORef a -> (a -> a) -> IO ()
modifyIORef ref f = readIORef ref >>= \a -> writeIORef ref (f a)

-- | Evaluates the new value.
modifyIORef' :: IORef a -> (a -> a) -> IO ()
modifyIORef' ref f = readIORef ref >>= \a -> let a' = f a in a' `seq` writeIORef ref a'

atomicWriteIORef :: IORef a -> a -> IO ()
atomicWriteIORef = writeIORef

-- | A weak pointer to the reference itself.
mkWeakIORef :: IORef a -> IO () -> IO (Weak (IORef a))
mkWeakIORef ref@(IORef (STRef var)) (IO finalizer) =
  IO (\s -> case mkWeakOfMutVar# var ref finalizer s of (# s1, w #) -> (# s1, Weak w #))

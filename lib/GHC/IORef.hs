{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | References of the IO monad, and their atomic updates.
module GHC.IORef
  ( IORef(..), newIORef, readIORef, writeIORef
  , atomicModifyIORef, atomicModifyIORef', atomicModifyIORef'_, atomicModifyIORefP, atomicSwapIORef
  ) where

import GHC.Base
import GHC.STRef

newtype IORef a = IORef (STRef RealWorld a)

-- | Same reference.
instance Eq (IORef a) where
  IORef v == IORef w = v == w

newIORef :: a -> IO (IORef a)
newIORef a = IO (\s -> case newMutVar# a s of (# s1, var #) -> (# s1, IORef (STRef var) #))

readIORef :: IORef a -> IO a
readIORef (IORef (STRef var)) = IO (\s -> readMutVar# var s)

writeIORef :: IORef a -> a -> IO ()
writeIORef (IORef (STRef var)) a = IO (\s -> case writeMutVar# var a s of s1 -> (# s1, () #))

-- | Lazy in the function: the reference gets a thunk.
atomicModifyIORefP :: IORef a -> (a -> (a, b)) -> IO b
atomicModifyIORefP (IORef (STRef var)) f = IO (\s -> case atomicModifyMutVar2# var f s of
  (# s1, _, pair #) -> (# s1, (case pair of (_, b) -> b) #))

atomicModifyIORef :: IORef a -> (a -> (a, b)) -> IO b
atomicModifyIORef = atomicModifyIORefP

-- | Forces both the new value and the answer.
atomicModifyIORef' :: IORef a -> (a -> (a, b)) -> IO b
atomicModifyIORef' ref f = do
  b <- atomicModifyIORefP ref (\a -> case f a of pair@(a', _) -> a' `seq` pair)
  b `seq` return b

-- | Forces the new value; answers the old and the new one.
atomicModifyIORef'_ :: IORef a -> (a -> a) -> IO (a, a)
atomicModifyIORef'_ ref f = do
  old <- atomicModifyIORefP ref (\a -> (f a, a))
  new <- readIORef ref
  new `seq` return (old, new)

-- | Puts a value and answers the one that was there.
atomicSwapIORef :: IORef a -> a -> IO a
atomicSwapIORef ref new = atomicModifyIORefP ref (\old -> (new, old))

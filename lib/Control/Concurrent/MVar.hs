{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | MVars, with the operations that put back what they took whatever happens.
module Control.Concurrent.MVar
  ( MVar, newEmptyMVar, newMVar, takeMVar, putMVar, readMVar, swapMVar, tryTakeMVar, tryPutMVar, isEmptyMVar
  , withMVar, withMVarMasked, modifyMVar_, modifyMVar, modifyMVarMasked_, modifyMVarMasked
  , tryReadMVar, mkWeakMVar, addMVarFinalizer
  ) where

import GHC.Base
import GHC.IO
import GHC.MVar
import GHC.Weak

foreign import prim "mkWeak#"
  mkWeakOfMVar#
    :: MVar# RealWorld a -> v -> (State# RealWorld -> (# State# RealWorld, c #))
    -> State# RealWorld -> (# State# RealWorld, Weak# v #)

-- | Puts a value and answers the one that was there.
swapMVar :: MVar a -> a -> IO a
swapMVar m new = mask_ (do
  old <- takeMVar m
  putMVar m new
  return old)

withMVar :: MVar a -> (a -> IO b) -> IO b
withMVar m io = mask (\restore -> do
  a <- takeMVar m
  b <- restore (io a) `onException` putMVar m a
  putMVar m a
  return b)

-- | `withMVar`, the action masked.
withMVarMasked :: MVar a -> (a -> IO b) -> IO b
withMVarMasked m io = mask_ (do
  a <- takeMVar m
  b <- io a `onException` putMVar m a
  putMVar m a
  return b)

modifyMVar_ :: MVar a -> (a -> IO a) -> IO ()
modifyMVar_ m io = mask (\restore -> do
  a <- takeMVar m
  a' <- restore (io a) `onException` putMVar m a
  putMVar m a')

modifyMVar :: MVar a -> (a -> IO (a, b)) -> IO b
modifyMVar m io = mask (\restore -> do
  a <- takeMVar m
  (a', b) <- restore (io a >>= evaluate) `onException` putMVar m a
  putMVar m a'
  return b)

modifyMVarMasked_ :: MVar a -> (a -> IO a) -> IO ()
modifyMVarMasked_ m io = mask_ (do
  a <- takeMVar m
  a' <- io a `onException` putMVar m a
  putMVar m a')

modifyMVarMasked :: MVar a -> (a -> IO (a, b)) -> IO b
modifyMVarMasked m io = mask_ (do
  a <- takeMVar m
  (a', b) <- (io a >>= evaluate) `onException` putMVar m a
  putMVar m a'
  return b)

-- | A weak pointer to the MVar itself.
mkWeakMVar :: MVar a -> IO () -> IO (Weak (MVar a))
mkWeakMVar m@(MVar var) (IO finalizer) =
  IO (\s -> case mkWeakOfMVar# var m finalizer s of (# s1, w #) -> (# s1, Weak w #))

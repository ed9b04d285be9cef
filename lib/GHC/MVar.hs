{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | Locations that are empty or hold a value; taking and putting wait, in order of arrival.
module GHC.MVar
  ( MVar(..), newMVar, newEmptyMVar, readMVar, takeMVar, putMVar, tryTakeMVar, tryPutMVar, tryReadMVar, isEmptyMVar
  , addMVarFinalizer
  ) where

import GHC.Base

data MVar a = MVar (MVar# RealWorld a)

-- | Same location.
instance Eq (MVar a) where
  MVar v == MVar w = isTrue# (sameMVar# v w)

newEmptyMVar :: IO (MVar a)
newEmptyMVar = IO (\s -> case newMVar# s of (# s1, var #) -> (# s1, MVar var #))

newMVar :: a -> IO (MVar a)
newMVar a = IO (\s -> case newMVar# s of (# s1, var #) -> case putMVar# var a s1 of s2 -> (# s2, MVar var #))

takeMVar :: MVar a -> IO a
takeMVar (MVar var) = IO (\s -> takeMVar# var s)

readMVar :: MVar a -> IO a
readMVar (MVar var) = IO (\s -> readMVar# var s)

putMVar :: MVar a -> a -> IO ()
putMVar (MVar var) a = IO (\s -> case putMVar# var a s of s1 -> (# s1, () #))

tryTakeMVar :: MVar a -> IO (Maybe a)
tryTakeMVar (MVar var) = IO (\s -> case tryTakeMVar# var s of
  (# s1, 0#, _ #) -> (# s1, Nothing #)
  (# s1, _, a #) -> (# s1, Just a #))

tryReadMVar :: MVar a -> IO (Maybe a)
tryReadMVar (MVar var) = IO (\s -> case tryReadMVar# var s of
  (# s1, 0#, _ #) -> (# s1, Nothing #)
  (# s1, _, a #) -> (# s1, Just a #))

tryPutMVar :: MVar a -> a -> IO Bool
tryPutMVar (MVar var) a = IO (\s -> case tryPutMVar# var a s of
  (# s1, 0# #) -> (# s1, False #)
  (# s1, _ #) -> (# s1, True #))

isEmptyMVar :: MVar a -> IO Bool
isEmptyMVar (MVar var) = IO (\s -> case isEmptyMVar# var s of (# s1, n #) -> (# s1, isTrue# (n /=# 0#) #))

-- | The action runs some time after the last use of the location.
addMVarFinalizer :: MVar a -> IO () -> IO ()
addMVarFinalizer (MVar var) (IO finalizer) = IO (\s -> case mkWeak# var () finalizer s of (# s1, _ #) -> (# s1, () #))

-- | Locations that transactions read and write.
module Control.Concurrent.STM.TVar
  ( TVar, newTVar, newTVarIO, readTVar, readTVarIO, writeTVar, modifyTVar, modifyTVar', stateTVar, swapTVar, registerDelay, mkWeakTVar
  ) where

import GHC.Conc.IO (threadDelay)
import GHC.Conc.STM
import GHC.Conc.Threads (forkIO)

modifyTVar :: TVar a -> (a -> a) -> STM ()
modifyTVar var f = readTVar var >>= writeTVar var . f

modifyTVar' :: TVar a -> (a -> a) -> STM ()
modifyTVar' var f = do
  x <- readTVar var
  writeTVar var $! f x

stateTVar :: TVar s -> (s -> (a, s)) -> STM a
stateTVar var f = do
  s <- readTVar var
  let (a, s') = f s
  writeTVar var s'
  return a

swapTVar :: TVar a -> a -> STM a
swapTVar var new = do
  old <- readTVar var
  writeTVar var new
  return old

-- | Becomes True after so many microseconds.
registerDelay :: Int -> IO (TVar Bool)
registerDelay n = do
  var <- newTVarIO False
  _ <- forkIO (threadDelay n >> atomically (writeTVar var True))
  return var

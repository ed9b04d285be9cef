-- | MVars of transactions: empty or full.
module Control.Concurrent.STM.TMVar
  ( TMVar, newTMVar, newEmptyTMVar, newTMVarIO, newEmptyTMVarIO, takeTMVar, putTMVar, readTMVar, tryReadTMVar, swapTMVar
  , tryTakeTMVar, tryPutTMVar, isEmptyTMVar, mkWeakTMVar
  ) where

import Data.Coerce (coerce)
import GHC.Conc.STM
import System.Mem.Weak (Weak)

newtype TMVar a = TMVar (TVar (Maybe a)) deriving (Eq)

newTMVar :: a -> STM (TMVar a)
newTMVar a = TMVar <$> newTVar (Just a)

newTMVarIO :: a -> IO (TMVar a)
newTMVarIO a = TMVar <$> newTVarIO (Just a)

newEmptyTMVar :: STM (TMVar a)
newEmptyTMVar = TMVar <$> newTVar Nothing

newEmptyTMVarIO :: IO (TMVar a)
newEmptyTMVarIO = TMVar <$> newTVarIO Nothing

takeTMVar :: TMVar a -> STM a
takeTMVar v = tryTakeTMVar v >>= maybe retry return

tryTakeTMVar :: TMVar a -> STM (Maybe a)
tryTakeTMVar (TMVar v) = do
  m <- readTVar v
  case m of
    Nothing -> return Nothing
    Just _ -> writeTVar v Nothing >> return m

putTMVar :: TMVar a -> a -> STM ()
putTMVar v a = tryPutTMVar v a >>= \done -> if done then return () else retry

tryPutTMVar :: TMVar a -> a -> STM Bool
tryPutTMVar (TMVar v) a = do
  m <- readTVar v
  case m of
    Nothing -> writeTVar v (Just a) >> return True
    Just _ -> return False

readTMVar :: TMVar a -> STM a
readTMVar v = tryReadTMVar v >>= maybe retry return

tryReadTMVar :: TMVar a -> STM (Maybe a)
tryReadTMVar (TMVar v) = readTVar v

swapTMVar :: TMVar a -> a -> STM a
swapTMVar (TMVar v) new = do
  m <- readTVar v
  case m of
    Nothing -> retry
    Just old -> writeTVar v (Just new) >> return old

mkWeakTMVar :: TMVar a -> IO () -> IO (Weak (TMVar a))
mkWeakTMVar (TMVar v) = coerce (mkWeakTVar v)

isEmptyTMVar :: TMVar a -> STM Bool
isEmptyTMVar (TMVar v) = maybe True (const False) <$> readTVar v

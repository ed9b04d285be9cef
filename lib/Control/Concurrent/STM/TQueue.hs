-- | Queues without bound: a list to read from, and the reverse of what was written since.
module Control.Concurrent.STM.TQueue
  ( TQueue, newTQueue, newTQueueIO, readTQueue, tryReadTQueue, flushTQueue, peekTQueue, tryPeekTQueue, writeTQueue, unGetTQueue, isEmptyTQueue
  ) where

import Control.Monad (unless)
import GHC.Conc.STM

data TQueue a = TQueue (TVar [a]) (TVar [a])

instance Eq (TQueue a) where
  TQueue a _ == TQueue b _ = a == b

newTQueue :: STM (TQueue a)
newTQueue = TQueue <$> newTVar [] <*> newTVar []

newTQueueIO :: IO (TQueue a)
newTQueueIO = TQueue <$> newTVarIO [] <*> newTVarIO []

writeTQueue :: TQueue a -> a -> STM ()
writeTQueue (TQueue _ writing) a = readTVar writing >>= writeTVar writing . (a :)

readTQueue :: TQueue a -> STM a
readTQueue (TQueue reading writing) = do
  front <- readTVar reading
  case front of
    x : rest -> writeTVar reading rest >> return x
    [] -> do
      back <- readTVar writing
      case reverse back of
        [] -> retry
        x : rest -> do
          writeTVar writing []
          writeTVar reading rest
          return x

tryReadTQueue :: TQueue a -> STM (Maybe a)
tryReadTQueue q = (Just <$> readTQueue q) `orElse` return Nothing

-- | All there is now.
flushTQueue :: TQueue a -> STM [a]
flushTQueue (TQueue reading writing) = do
  front <- readTVar reading
  back <- readTVar writing
  unless (null front) (writeTVar reading [])
  unless (null back) (writeTVar writing [])
  return (front ++ reverse back)

peekTQueue :: TQueue a -> STM a
peekTQueue q = do
  x <- readTQueue q
  unGetTQueue q x
  return x

tryPeekTQueue :: TQueue a -> STM (Maybe a)
tryPeekTQueue q = (Just <$> peekTQueue q) `orElse` return Nothing

unGetTQueue :: TQueue a -> a -> STM ()
unGetTQueue (TQueue reading _) a = readTVar reading >>= writeTVar reading . (a :)

isEmptyTQueue :: TQueue a -> STM Bool
isEmptyTQueue (TQueue reading writing) = do
  front <- readTVar reading
  if null front then null <$> readTVar writing else return False

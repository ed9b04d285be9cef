-- | Queues of limited length: writing waits while they are full.
module Control.Concurrent.STM.TBQueue
  ( TBQueue, newTBQueue, newTBQueueIO, readTBQueue, tryReadTBQueue, flushTBQueue, peekTBQueue, tryPeekTBQueue, writeTBQueue, unGetTBQueue
  , lengthTBQueue, isEmptyTBQueue, isFullTBQueue
  ) where

import Control.Concurrent.STM.TQueue
import GHC.Conc.STM
import Numeric.Natural (Natural)

-- | Its items, how many there are, and how many there may be.
data TBQueue a = TBQueue (TQueue a) (TVar Natural) Natural

instance Eq (TBQueue a) where
  TBQueue a _ _ == TBQueue b _ _ = a == b

newTBQueue :: Natural -> STM (TBQueue a)
newTBQueue size = (\q n -> TBQueue q n size) <$> newTQueue <*> newTVar 0

newTBQueueIO :: Natural -> IO (TBQueue a)
newTBQueueIO size = (\q n -> TBQueue q n size) <$> newTQueueIO <*> newTVarIO 0

writeTBQueue :: TBQueue a -> a -> STM ()
writeTBQueue b@(TBQueue q _ _) a = grow b >> writeTQueue q a

grow :: TBQueue a -> STM ()
grow (TBQueue _ count size) = do
  n <- readTVar count
  if n < size then writeTVar count (n + 1) else retry

readTBQueue :: TBQueue a -> STM a
readTBQueue (TBQueue q count _) = do
  a <- readTQueue q
  n <- readTVar count
  writeTVar count (n - 1)
  return a

tryReadTBQueue :: TBQueue a -> STM (Maybe a)
tryReadTBQueue q = (Just <$> readTBQueue q) `orElse` return Nothing

-- | All there is now.
flushTBQueue :: TBQueue a -> STM [a]
flushTBQueue (TBQueue q count _) = do
  n <- readTVar count
  if n == 0 then return [] else writeTVar count 0 >> flushTQueue q

peekTBQueue :: TBQueue a -> STM a
peekTBQueue (TBQueue q _ _) = peekTQueue q

tryPeekTBQueue :: TBQueue a -> STM (Maybe a)
tryPeekTBQueue (TBQueue q _ _) = tryPeekTQueue q

unGetTBQueue :: TBQueue a -> a -> STM ()
unGetTBQueue b@(TBQueue q _ _) a = grow b >> unGetTQueue q a

lengthTBQueue :: TBQueue a -> STM Natural
lengthTBQueue (TBQueue _ count _) = readTVar count

isEmptyTBQueue :: TBQueue a -> STM Bool
isEmptyTBQueue (TBQueue q _ _) = isEmptyTQueue q

isFullTBQueue :: TBQueue a -> STM Bool
isFullTBQueue (TBQueue _ count size) = (>= size) <$> readTVar count

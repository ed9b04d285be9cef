-- | Channels without bound, which may be duplicated: a list whose cells are TVars.
module Control.Concurrent.STM.TChan
  ( TChan, newTChan, newTChanIO, newBroadcastTChan, newBroadcastTChanIO, dupTChan, cloneTChan
  , readTChan, tryReadTChan, peekTChan, tryPeekTChan, writeTChan, unGetTChan, isEmptyTChan
  ) where

import GHC.Conc.STM

data TChan a = TChan (TVar (Cells a)) (TVar (Cells a))

type Cells a = TVar (Item a)

data Item a = End | Item a (Cells a)

instance Eq (TChan a) where
  TChan a _ == TChan b _ = a == b

newTChan :: STM (TChan a)
newTChan = do
  hole <- newTVar End
  TChan <$> newTVar hole <*> newTVar hole

newTChanIO :: IO (TChan a)
newTChanIO = atomically newTChan

-- | Can only be written; what duplicates read is not kept.
newBroadcastTChan :: STM (TChan a)
newBroadcastTChan = do
  hole <- newTVar End
  reading <- newTVar (error "reading from a TChan created by newBroadcastTChan; use dupTChan first")
  TChan reading <$> newTVar hole

newBroadcastTChanIO :: IO (TChan a)
newBroadcastTChanIO = atomically newBroadcastTChan

writeTChan :: TChan a -> a -> STM ()
writeTChan (TChan _ writing) a = do
  end <- readTVar writing
  next <- newTVar End
  writeTVar end (Item a next)
  writeTVar writing next

readTChan :: TChan a -> STM a
readTChan c = tryReadTChan c >>= maybe retry return

tryReadTChan :: TChan a -> STM (Maybe a)
tryReadTChan (TChan reading _) = do
  item <- readTVar reading >>= readTVar
  case item of
    End -> return Nothing
    Item a next -> writeTVar reading next >> return (Just a)

peekTChan :: TChan a -> STM a
peekTChan c = tryPeekTChan c >>= maybe retry return

tryPeekTChan :: TChan a -> STM (Maybe a)
tryPeekTChan (TChan reading _) = do
  item <- readTVar reading >>= readTVar
  case item of
    End -> return Nothing
    Item a _ -> return (Just a)

-- | Begins empty; what is written to either is read from both.
dupTChan :: TChan a -> STM (TChan a)
dupTChan (TChan _ writing) = do
  hole <- readTVar writing
  reading <- newTVar hole
  return (TChan reading writing)

-- | As `dupTChan`, with the contents of the channel.
cloneTChan :: TChan a -> STM (TChan a)
cloneTChan (TChan reading writing) = do
  first <- readTVar reading
  own <- newTVar first
  return (TChan own writing)

unGetTChan :: TChan a -> a -> STM ()
unGetTChan (TChan reading _) a = do
  first <- readTVar reading
  new <- newTVar (Item a first)
  writeTVar reading new

isEmptyTChan :: TChan a -> STM Bool
isEmptyTChan c = maybe True (const False) <$> tryPeekTChan c

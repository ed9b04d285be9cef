{-# LANGUAGE NoImplicitPrelude #-}
-- | Channels without bound: a list whose cells are MVars, and the MVars of its two ends.
module Control.Concurrent.Chan
  ( Chan, newChan, writeChan, readChan, dupChan, getChanContents, writeList2Chan
  ) where

import GHC.Base
import GHC.IO
import GHC.MVar
import Control.Concurrent.MVar (modifyMVar)

data Chan a = Chan (MVar (Stream a)) (MVar (Stream a))

-- | Where the next item is, or will be put.
type Stream a = MVar (Item a)

data Item a = Item a (Stream a)

-- | Same channel, read at the same end.
instance Eq (Chan a) where
  Chan r w == Chan r' w' = r == r' && w == w'

newChan :: IO (Chan a)
newChan = do
  hole <- newEmptyMVar
  reading <- newMVar hole
  writing <- newMVar hole
  return (Chan reading writing)

writeChan :: Chan a -> a -> IO ()
writeChan (Chan _ writing) a = do
  hole <- newEmptyMVar
  mask_ (do
    old <- takeMVar writing
    putMVar old (Item a hole)
    putMVar writing hole)

readChan :: Chan a -> IO a
readChan (Chan reading _) = modifyMVar reading (\cell -> do
  Item a next <- readMVar cell
  return (next, a))

-- | A channel that gets what is written to this one from now on.
dupChan :: Chan a -> IO (Chan a)
dupChan (Chan _ writing) = do
  hole <- readMVar writing
  reading <- newMVar hole
  return (Chan reading writing)

-- | All that will ever be read, lazily.
getChanContents :: Chan a -> IO [a]
getChanContents ch = unsafeInterleaveIO (do
  a <- readChan ch
  as <- getChanContents ch
  return (a : as))

writeList2Chan :: Chan a -> [a] -> IO ()
writeList2Chan _ [] = return ()
writeList2Chan ch (a : as) = writeChan ch a >> writeList2Chan ch as

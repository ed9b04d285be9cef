-- | Semaphores that transactions wait for and signal.
module Control.Concurrent.STM.TSem (TSem, newTSem, waitTSem, signalTSem, signalTSemN) where

import Control.Monad (when)
import GHC.Conc.STM
import Numeric.Natural (Natural)

newtype TSem = TSem (TVar Integer) deriving (Eq)

newTSem :: Integer -> STM TSem
newTSem n = TSem <$> newTVar n

waitTSem :: TSem -> STM ()
waitTSem (TSem v) = do
  n <- readTVar v
  when (n <= 0) retry
  writeTVar v $! n - 1

signalTSem :: TSem -> STM ()
signalTSem = signalTSemN 1

signalTSemN :: Natural -> TSem -> STM ()
signalTSemN k (TSem v) = do
  n <- readTVar v
  writeTVar v $! n + toInteger k

{-# LANGUAGE NoImplicitPrelude #-}
-- | Semaphores that give out one unit at a time.
module Control.Concurrent.QSem (QSem, newQSem, waitQSem, signalQSem) where

import GHC.Base
import Control.Concurrent.QSemN

newtype QSem = QSem QSemN

-- | With that many units; fails when fewer than none.
newQSem :: Int -> IO QSem
newQSem n
  | n < 0 = failIO "newQSem: Initial quantity must be non-negative"
  | True = fmap QSem (newQSemN n)

-- | Waits for a unit and takes it.
waitQSem :: QSem -> IO ()
waitQSem (QSem sem) = waitQSemN sem 1

-- | Gives a unit.
signalQSem :: QSem -> IO ()
signalQSem (QSem sem) = signalQSemN sem 1

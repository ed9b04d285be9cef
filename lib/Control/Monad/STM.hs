-- | Transactions: what stm calls the monad itself.
module Control.Monad.STM (STM, atomically, retry, orElse, check, throwSTM, catchSTM) where

import GHC.Conc.STM

-- | Retries unless it holds.
check :: Bool -> STM ()
check b = if b then return () else retry

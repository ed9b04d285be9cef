-- | Threads and transactions.
module GHC.Conc.Sync (module GHC.Conc.STM, module GHC.Conc.Threads) where

import GHC.Conc.STM
import GHC.Conc.Threads hiding (customUncaughtHandler)

{-# LANGUAGE NoImplicitPrelude #-}
-- | Threads and transactions, as GHC exports them.
module GHC.Conc
  ( module GHC.Conc.Threads
  , module GHC.Conc.IO
  , module GHC.Conc.STM
  , registerDelay
  ) where

import Control.Concurrent.STM.TVar (registerDelay)
import GHC.Conc.IO
import GHC.Conc.STM
import GHC.Conc.Threads hiding (customUncaughtHandler)

{-# LANGUAGE NoImplicitPrelude #-}
-- | Threads, as GHC exports them. There is no STM.
module GHC.Conc
  ( module GHC.Conc.Sync
  , module GHC.Conc.IO
  ) where

import GHC.Conc.IO
import GHC.Conc.Sync hiding (customUncaughtHandler)

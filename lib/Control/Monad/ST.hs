{-# LANGUAGE NoImplicitPrelude, RankNTypes #-}
-- | The strict state thread monad.
module Control.Monad.ST (ST, runST, fixST, RealWorld, stToIO) where

import GHC.Base
import GHC.IO (stToIO)
import GHC.ST (ST, runST)
import Control.Monad.ST.Fix (fixST)

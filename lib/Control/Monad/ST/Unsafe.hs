{-# LANGUAGE NoImplicitPrelude #-}
-- | State threads and IO, mixed at one's own risk.
module Control.Monad.ST.Unsafe (unsafeInterleaveST, unsafeIOToST, unsafeSTToIO) where

import GHC.IO (unsafeIOToST, unsafeSTToIO)
import GHC.ST (unsafeInterleaveST)

{-# LANGUAGE NoImplicitPrelude #-}
-- | State threads and IO, mixed at one's own risk.
module Control.Monad.ST.Unsafe (unsafeInterleaveST, unsafeDupableInterleaveST, unsafeIOToST, unsafeSTToIO) where

import GHC.IO (unsafeIOToST, unsafeSTToIO)
import GHC.ST (ST, unsafeInterleaveST)

-- | No computation is ever done by two threads.
unsafeDupableInterleaveST :: ST s a -> ST s a
unsafeDupableInterleaveST = unsafeInterleaveST

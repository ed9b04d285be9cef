{-# LANGUAGE NoImplicitPrelude #-}
-- | The unsafe part of the lazy state threads.
module Control.Monad.ST.Lazy.Unsafe (unsafeInterleaveST, unsafeIOToST) where

import Control.Monad.ST.Lazy

{-# LANGUAGE NoImplicitPrelude #-}
-- | Fixed points of state threads.
module Control.Monad.ST.Fix (fixST) where

import GHC.Base
import GHC.IO
import GHC.IO.Exception
import GHC.MVar
import GHC.ST

-- | The function gets the result before there is one; using it too early throws FixIOException's like in `fixIO`.
fixST :: (a -> ST s a) -> ST s a
fixST k = unsafeIOToST (do
  m <- newEmptyMVar
  ans <- unsafeDupableInterleaveIO (readMVar m `catch` tooEarly)
  result <- unsafeSTToIO (k ans)
  putMVar m result
  return result)
  where
    tooEarly BlockedIndefinitelyOnMVar = throwIO FixIOException

{-# LANGUAGE NoImplicitPrelude, MagicHash #-}
-- | Actions that get so much time and no more.
module System.Timeout (Timeout, timeout) where

import GHC.Base
import GHC.Conc
import GHC.Exception
import GHC.IO
import GHC.IO.Exception
import GHC.Show
import Control.Exception.Base (handleJust)
import Data.Unique

-- | Thrown at the action; each use of `timeout` knows its own. The host's limit has none.
newtype Timeout = Timeout (Maybe Unique)
  deriving Eq

instance Show Timeout where
  showsPrec _ _ = showString "<<timeout>>"

instance Exception Timeout where
  toException = asyncExceptionToException
  fromException = asyncExceptionFromException

-- | What the host throws when its own limit passed.
hostTimeout :: SomeException
hostTimeout = SomeException (SomeAsyncException (Timeout Nothing))

foreign export prim "Timeout" hostTimeout :: SomeException

-- | Nothing when the action takes longer than so many microseconds; no limit when below 0.
timeout :: Int -> IO a -> IO (Maybe a)
timeout n action
  | n < 0 = fmap Just action
  | n == 0 = return Nothing
  | True = do
      thread <- myThreadId
      unique <- newUnique
      let mine = Timeout (Just unique)
      handleJust
        (\e -> if e == mine then Just () else Nothing)
        (\_ -> return Nothing)
        (bracket
          (forkIOWithUnmask (\unmask -> unmask (threadDelay n >> throwTo thread mine)))
          (\waiter -> uninterruptibleMask_ (killThread waiter))
          (\_ -> fmap Just action))

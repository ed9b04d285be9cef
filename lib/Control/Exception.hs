{-# LANGUAGE NoImplicitPrelude, RankNTypes, ExistentialQuantification #-}
-- | Exceptions, as programs use them.
module Control.Exception
  ( -- * Types
    SomeException(..), Exception(..), IOException, ArithException(..), ArrayException(..), AssertionFailed(..)
  , SomeAsyncException(..), AsyncException(..), asyncExceptionToException, asyncExceptionFromException
  , NonTermination(..), NestedAtomically(..), BlockedIndefinitelyOnMVar(..), BlockedIndefinitelyOnSTM(..)
  , AllocationLimitExceeded(..), CompactionFailed(..), Deadlock(..)
  , NoMethodError(..), PatternMatchFail(..), RecConError(..), RecSelError(..), RecUpdError(..)
  , ErrorCall(..), TypeError(..)
    -- * Throwing
  , throw, throwIO, ioError, throwTo
    -- * Catching
  , catch, catches, Handler(..), catchJust, handle, handleJust, try, tryJust, evaluate, mapException
    -- * Masking
  , mask, mask_, uninterruptibleMask, uninterruptibleMask_, MaskingState(..), getMaskingState, interruptible
  , allowInterrupt
    -- * Assertions, cleaning up
  , assert, bracket, bracket_, bracketOnError, finally, onException
  ) where

import Control.Exception.Base
import GHC.Base

-- | A handler for one type of exceptions.
data Handler a = forall e. Exception e => Handler (e -> IO a)

instance Functor Handler where
  fmap f (Handler h) = Handler (\e -> fmap f (h e))

-- | The first handler whose type fits.
catches :: IO a -> [Handler a] -> IO a
catches io handlers = io `catch` (\e -> choose e handlers)
  where
    choose e [] = throwIO (e :: SomeException)
    choose e (Handler h : more) = case fromException e of
      Just e' -> h e'
      Nothing -> choose e more

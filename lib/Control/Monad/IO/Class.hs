{-# LANGUAGE NoImplicitPrelude #-}
-- | Monads in which IO actions may be run.
module Control.Monad.IO.Class (MonadIO(..)) where

import GHC.Base

class Monad m => MonadIO m where
  liftIO :: IO a -> m a

instance MonadIO IO where
  liftIO m = m

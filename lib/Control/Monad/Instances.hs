{-# LANGUAGE NoImplicitPrelude #-}
-- | Where the instances of Functor and Monad for functions once were.
module Control.Monad.Instances (Functor (..), Monad (..)) where

import GHC.Base

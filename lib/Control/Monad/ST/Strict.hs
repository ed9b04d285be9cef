{-# LANGUAGE NoImplicitPrelude #-}
-- | Control.Monad.ST under its full name.
module Control.Monad.ST.Strict (module Control.Monad.ST) where

import Control.Monad.ST

{-# LANGUAGE GeneralizedNewtypeDeriving #-}
-- | The monad of Template Haskell, for instances that mention it. There are no splices and no quotations: what it computes is not put into a program.
module Language.Haskell.TH.Syntax (Q, runIO) where

import Control.Monad (liftM2)
import Control.Monad.Fail (MonadFail)
import Control.Monad.Fix (MonadFix)
import Control.Monad.IO.Class (MonadIO (..))

newtype Q a = Q (IO a)
  deriving (Applicative, Functor, Monad, MonadFail, MonadFix, MonadIO)

instance Semigroup a => Semigroup (Q a) where
  (<>) = liftM2 (<>)

instance Monoid a => Monoid (Q a) where
  mempty = return mempty

runIO :: IO a -> Q a
runIO = Q

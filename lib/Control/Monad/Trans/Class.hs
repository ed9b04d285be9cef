-- | Monad transformers.
module Control.Monad.Trans.Class (MonadTrans(..)) where

class MonadTrans t where
  -- | A computation of the underlying monad in the transformed one.
  lift :: Monad m => m a -> t m a

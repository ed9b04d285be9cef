-- expect: NotCoercible
{-# LANGUAGE GeneralizedNewtypeDeriving #-}
class Monad m => MonadJoin m where join' :: m (m a) -> m a
newtype W m a = W (m a) deriving (Functor, Applicative, Monad, MonadJoin)
main = print 1

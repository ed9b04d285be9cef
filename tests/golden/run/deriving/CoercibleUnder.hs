{-# LANGUAGE GeneralizedNewtypeDeriving, QuantifiedConstraints, StandaloneDeriving, UndecidableInstances #-}
-- A context may say that a functor's argument is representational: then what is under it is coerced, in derived methods, too.
module Main where

import Data.Coerce (Coercible, coerce)

class Monad m => Joins m where
  joins :: m (m a) -> m a

instance Joins Maybe where
  joins (Just x) = x
  joins Nothing = Nothing

newtype StateT s m a = StateT {runStateT :: s -> m (a, s)}

instance Functor m => Functor (StateT s m) where
  fmap f (StateT g) = StateT (fmap (\(a, t) -> (f a, t)) . g)

instance Monad m => Applicative (StateT s m) where
  pure x = StateT (\s -> pure (x, s))
  StateT f <*> StateT g = StateT (\s -> do (h, t) <- f s; (a, u) <- g t; pure (h a, u))

instance Monad m => Monad (StateT s m) where
  StateT f >>= k = StateT (\s -> f s >>= \(a, t) -> runStateT (k a) t)

instance Monad m => Joins (StateT s m) where
  joins x = x >>= id

newtype Counter m a = Counter {runCounter :: StateT Int m a} deriving (Functor, Applicative, Monad)

deriving instance (Monad m, forall p q. Coercible p q => Coercible (m p) (m q)) => Joins (Counter m)

newtype Age = Age Int deriving (Show)

ages :: (forall p q. Coercible p q => Coercible (m p) (m q)) => m (m Int) -> m (m Age)
ages = coerce

main :: IO ()
main = do
  print (runStateT (runCounter (joins (Counter (StateT (\s -> Just (pure s, s + 1)))))) 3)
  print (ages [[1], [2]], ages (Just (Just 3)))

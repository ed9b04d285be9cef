{-# LANGUAGE FlexibleInstances, MultiParamTypeClasses, RankNTypes, UndecidableInstances #-}
-- | Exceptions without IO: as the package exceptions 0.10 has them.
module Control.Monad.Catch.Pure
  ( CatchT (..), Catch, runCatch, mapCatchT
  , module Control.Monad.Catch
  ) where

import Control.Applicative (Alternative (..))
import Control.Monad (MonadPlus (..), ap, liftM)
import Control.Monad.Catch
import Control.Monad.Fix (MonadFix (..))
import Control.Monad.IO.Class (MonadIO (..))
import Control.Monad.Reader.Class (MonadReader (..))
import Control.Monad.State.Class (MonadState (..))
import Control.Monad.RWS.Class (MonadRWS)
import Control.Monad.Trans.Class (MonadTrans (..))
import Control.Monad.Writer.Class (MonadWriter (..))
import Data.Functor.Identity (Identity (..))

newtype CatchT m a = CatchT {runCatchT :: m (Either SomeException a)}

type Catch = CatchT Identity

runCatch :: Catch a -> Either SomeException a
runCatch = runIdentity . runCatchT

mapCatchT :: (m (Either SomeException a) -> n (Either SomeException b)) -> CatchT m a -> CatchT n b
mapCatchT f (CatchT m) = CatchT (f m)

instance Monad m => Functor (CatchT m) where fmap = liftM

instance Monad m => Applicative (CatchT m) where
  pure a = CatchT (return (Right a))
  (<*>) = ap

instance Monad m => Monad (CatchT m) where
  CatchT m >>= f = CatchT (m >>= either (return . Left) (runCatchT . f))

instance Monad m => MonadFail (CatchT m) where
  fail text = CatchT (return (Left (toException (userError text))))

instance MonadFix m => MonadFix (CatchT m) where
  mfix f = CatchT (mfix (\result -> runCatchT (f (case result of
    Right a -> a
    Left _ -> error "empty mfix argument"))))

instance Monad m => Alternative (CatchT m) where
  empty = mzero
  (<|>) = mplus

instance Monad m => MonadPlus (CatchT m) where
  mzero = fail "mzero"
  mplus (CatchT m) (CatchT n) = CatchT (m >>= either (const n) (return . Right))

instance Foldable m => Foldable (CatchT m) where
  foldMap f (CatchT m) = foldMap (foldMap f) m

instance (Monad m, Traversable m) => Traversable (CatchT m) where
  traverse f (CatchT m) = fmap CatchT (traverse (traverse f) m)

instance MonadTrans CatchT where
  lift m = CatchT (fmap Right m)

instance MonadIO m => MonadIO (CatchT m) where liftIO = lift . liftIO

instance Monad m => MonadThrow (CatchT m) where
  throwM e = CatchT (return (Left (toException e)))

instance Monad m => MonadCatch (CatchT m) where
  catch (CatchT m) handler = CatchT (m >>= \result -> case result of
    Left e | Just known <- fromException e -> runCatchT (handler known)
    _ -> return result)

-- | Nothing interrupts it.
instance Monad m => MonadMask (CatchT m) where
  mask f = f id
  uninterruptibleMask f = f id
  generalBracket acquire release use = CatchT (do
    acquired <- runCatchT acquire
    case acquired of
      Left e -> return (Left e)
      Right resource -> do
        used <- runCatchT (use resource)
        case used of
          Left e -> fmap (>> Left e) (runCatchT (release resource (ExitCaseException e)))
          Right b -> fmap (fmap ((,) b)) (runCatchT (release resource (ExitCaseSuccess b))))

instance MonadState s m => MonadState s (CatchT m) where
  get = lift get
  put = lift . put
  state = lift . state

instance MonadReader r m => MonadReader r (CatchT m) where
  ask = lift ask
  local f (CatchT m) = CatchT (local f m)

instance MonadWriter w m => MonadWriter w (CatchT m) where
  tell = lift . tell
  listen (CatchT m) = CatchT (fmap (\(result, w) -> fmap (\a -> (a, w)) result) (listen m))
  pass (CatchT m) = CatchT (pass (fmap passed m))
   where
    passed (Left e) = (Left e, id)
    passed (Right (a, f)) = (Right a, f)

instance MonadRWS r w s m => MonadRWS r w s (CatchT m)

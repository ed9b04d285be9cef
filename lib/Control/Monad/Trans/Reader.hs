-- | Computations with an environment.
module Control.Monad.Trans.Reader
  ( Reader, reader, runReader, mapReader, withReader
  , ReaderT(..), mapReaderT, withReaderT
  , ask, local, asks, liftCallCC, liftCatch
  ) where

import Control.Applicative (Alternative(..), liftA2)
import Control.Monad (MonadPlus(..))
import Control.Monad.Fix (MonadFix(..))
import Control.Monad.IO.Class (MonadIO(..))
import Control.Monad.Signatures
import Control.Monad.Trans.Class (MonadTrans(..))
import Control.Monad.Zip (MonadZip(mzipWith))
import Data.Functor.Contravariant (Contravariant(..))
import Data.Functor.Identity (Identity(..))

type Reader r = ReaderT r Identity

-- | A function of the environment as a computation.
reader :: Monad m => (r -> a) -> ReaderT r m a
reader f = ReaderT (\r -> return (f r))

runReader :: Reader r a -> r -> a
runReader m r = runIdentity (runReaderT m r)

mapReader :: (a -> b) -> Reader r a -> Reader r b
mapReader f = mapReaderT (\m -> Identity (f (runIdentity m)))

withReader :: (r' -> r) -> Reader r a -> Reader r' a
withReader = withReaderT

newtype ReaderT r m a = ReaderT {runReaderT :: r -> m a}

mapReaderT :: (m a -> n b) -> ReaderT r m a -> ReaderT r n b
mapReaderT f m = ReaderT (\r -> f (runReaderT m r))

-- | Runs in an environment computed from the given one.
withReaderT :: (r' -> r) -> ReaderT r m a -> ReaderT r' m a
withReaderT f m = ReaderT (\r -> runReaderT m (f r))

instance Functor m => Functor (ReaderT r m) where
  fmap f m = ReaderT (\r -> fmap f (runReaderT m r))
  v <$ m = ReaderT (\r -> v <$ runReaderT m r)

instance Applicative m => Applicative (ReaderT r m) where
  pure a = ReaderT (\_ -> pure a)
  f <*> v = ReaderT (\r -> runReaderT f r <*> runReaderT v r)
  liftA2 f x y = ReaderT (\r -> liftA2 f (runReaderT x r) (runReaderT y r))
  u *> v = ReaderT (\r -> runReaderT u r *> runReaderT v r)
  u <* v = ReaderT (\r -> runReaderT u r <* runReaderT v r)

instance Alternative m => Alternative (ReaderT r m) where
  empty = ReaderT (\_ -> empty)
  m <|> n = ReaderT (\r -> runReaderT m r <|> runReaderT n r)

instance Monad m => Monad (ReaderT r m) where
  m >>= k = ReaderT (\r -> runReaderT m r >>= \a -> runReaderT (k a) r)
  m >> k = ReaderT (\r -> runReaderT m r >> runReaderT k r)

instance MonadFail m => MonadFail (ReaderT r m) where
  fail msg = ReaderT (\_ -> fail msg)

instance MonadPlus m => MonadPlus (ReaderT r m)

instance MonadFix m => MonadFix (ReaderT r m) where
  mfix f = ReaderT (\r -> mfix (\a -> runReaderT (f a) r))

instance MonadTrans (ReaderT r) where
  lift m = ReaderT (\_ -> m)

instance Contravariant m => Contravariant (ReaderT r m) where
  contramap f (ReaderT m) = ReaderT (contramap f . m)

instance MonadIO m => MonadIO (ReaderT r m) where
  liftIO m = ReaderT (\_ -> liftIO m)

instance MonadZip m => MonadZip (ReaderT r m) where
  mzipWith f m n = ReaderT (\r -> mzipWith f (runReaderT m r) (runReaderT n r))

ask :: Monad m => ReaderT r m r
ask = ReaderT return

-- | Runs in a changed environment.
local :: (r -> r) -> ReaderT r m a -> ReaderT r m a
local = withReaderT

asks :: Monad m => (r -> a) -> ReaderT r m a
asks f = ReaderT (\r -> return (f r))

liftCallCC :: CallCC m a b -> CallCC (ReaderT r m) a b
liftCallCC callCC f =
  ReaderT (\r -> callCC (\c -> runReaderT (f (\a -> ReaderT (\_ -> c a))) r))

liftCatch :: Catch e m a -> Catch e (ReaderT r m) a
liftCatch f m h = ReaderT (\r -> f (runReaderT m r) (\e -> runReaderT (h e) r))

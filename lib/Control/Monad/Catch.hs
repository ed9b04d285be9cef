{-# LANGUAGE ExistentialQuantification, RankNTypes, TypeFamilies #-}
-- | Throwing, catching and masking in monads above IO, and in those that fail without it: as the package exceptions 0.10 has it.
module Control.Monad.Catch
  ( MonadThrow (..), MonadCatch (..), MonadMask (..), ExitCase (..)
    -- * Masking
  , mask_, uninterruptibleMask_
    -- * Catching
  , catchAll, catchIOError, catchIf, catchJust, handle, handleAll, handleIOError, handleIf, handleJust
  , try, tryJust, onException, onError, Handler (..), catches
    -- * Brackets
  , bracket, bracket_, finally, bracketOnError
  , Exception (..), SomeException (..)
  ) where

import Control.Exception (Exception (..), SomeException (..))
import qualified Control.Exception as E
import Control.Monad.ST (ST)
import qualified Control.Monad.ST.Unsafe as ST
import Control.Monad.STM (STM)
import qualified Control.Monad.STM as STM
import Control.Monad.Trans.Class (lift)
import Control.Monad.Trans.Cont (ContT)
import Control.Monad.Trans.Error (Error, ErrorT (..))
import Control.Monad.Trans.Except (ExceptT (..), runExceptT)
import Control.Monad.Trans.Identity (IdentityT (..))
import Control.Monad.Trans.List (ListT (..))
import Control.Monad.Trans.Maybe (MaybeT (..))
import qualified Control.Monad.Trans.RWS.Lazy as LazyRWS
import qualified Control.Monad.Trans.RWS.Strict as StrictRWS
import Control.Monad.Trans.Reader (ReaderT (..))
import qualified Control.Monad.Trans.State.Lazy as LazyS
import qualified Control.Monad.Trans.State.Strict as StrictS
import qualified Control.Monad.Trans.Writer.Lazy as LazyW
import qualified Control.Monad.Trans.Writer.Strict as StrictW

-- Classes -------------------------------------------------------------------------------------------------------------

class Monad m => MonadThrow m where
  throwM :: Exception e => e -> m a

class MonadThrow m => MonadCatch m where
  catch :: Exception e => m a -> (e -> m a) -> m a

-- | Monads in which what is to be released is released, whichever way an action ends.
class MonadCatch m => MonadMask m where
  mask :: ((forall a. m a -> m a) -> m b) -> m b
  uninterruptibleMask :: ((forall a. m a -> m a) -> m b) -> m b
  -- | Acquires, releases knowing how the use ended, uses; answers what both of the last did.
  generalBracket :: m a -> (a -> ExitCase b -> m c) -> (a -> m b) -> m (b, c)

-- | How an action ended.
data ExitCase a
  = ExitCaseSuccess a
  | ExitCaseException SomeException
  | ExitCaseAbort
    -- ^ neither: by a monad's own way out
  deriving (Show)

-- Monads --------------------------------------------------------------------------------------------------------------

instance MonadThrow IO where throwM = E.throwIO

instance MonadCatch IO where catch = E.catch

instance MonadMask IO where
  mask = E.mask
  uninterruptibleMask = E.uninterruptibleMask
  generalBracket acquire release use = E.mask (\restore -> do
    resource <- acquire
    b <- restore (use resource) `E.catch` \e -> do
      _ <- release resource (ExitCaseException e)
      E.throwIO e
    c <- release resource (ExitCaseSuccess b)
    return (b, c))

instance MonadThrow (ST s) where throwM e = ST.unsafeIOToST (E.throwIO e)

instance MonadThrow STM where throwM = STM.throwSTM

instance MonadCatch STM where catch = STM.catchSTM

instance MonadThrow Maybe where throwM _ = Nothing

instance MonadThrow [] where throwM _ = []

instance e ~ SomeException => MonadThrow (Either e) where throwM e = Left (toException e)

instance e ~ SomeException => MonadCatch (Either e) where
  catch (Left e) handler | Just known <- fromException e = handler known
  catch result _ = result

instance e ~ SomeException => MonadMask (Either e) where
  mask f = f id
  uninterruptibleMask f = f id
  generalBracket acquire release use = do
    resource <- acquire
    case use resource of
      Left e -> release resource (ExitCaseException e) >> Left e
      Right b -> fmap ((,) b) (release resource (ExitCaseSuccess b))

-- Transformers --------------------------------------------------------------------------------------------------------

instance MonadThrow m => MonadThrow (IdentityT m) where throwM = lift . throwM

instance MonadCatch m => MonadCatch (IdentityT m) where
  catch (IdentityT m) handler = IdentityT (catch m (runIdentityT . handler))

instance MonadMask m => MonadMask (IdentityT m) where
  mask f = IdentityT (mask (\restore -> runIdentityT (f (IdentityT . restore . runIdentityT))))
  uninterruptibleMask f = IdentityT (uninterruptibleMask (\restore -> runIdentityT (f (IdentityT . restore . runIdentityT))))
  generalBracket acquire release use = IdentityT (generalBracket
    (runIdentityT acquire) (\resource how -> runIdentityT (release resource how)) (runIdentityT . use))

instance MonadThrow m => MonadThrow (ReaderT r m) where throwM = lift . throwM

instance MonadCatch m => MonadCatch (ReaderT r m) where
  catch (ReaderT m) handler = ReaderT (\r -> catch (m r) (\e -> runReaderT (handler e) r))

instance MonadMask m => MonadMask (ReaderT r m) where
  mask f = ReaderT (\r -> mask (\restore -> runReaderT (f (\(ReaderT m) -> ReaderT (restore . m))) r))
  uninterruptibleMask f = ReaderT (\r -> uninterruptibleMask (\restore -> runReaderT (f (\(ReaderT m) -> ReaderT (restore . m))) r))
  generalBracket acquire release use = ReaderT (\r -> generalBracket
    (runReaderT acquire r) (\resource how -> runReaderT (release resource how) r) (\resource -> runReaderT (use resource) r))

instance MonadThrow m => MonadThrow (LazyS.StateT s m) where throwM = lift . throwM

instance MonadCatch m => MonadCatch (LazyS.StateT s m) where
  catch m handler = LazyS.StateT (\s -> catch (LazyS.runStateT m s) (\e -> LazyS.runStateT (handler e) s))

-- | After an exception the release begins with the state of the acquisition.
instance MonadMask m => MonadMask (LazyS.StateT s m) where
  mask f = LazyS.StateT (\s -> mask (\restore -> LazyS.runStateT (f (\m -> LazyS.StateT (restore . LazyS.runStateT m))) s))
  uninterruptibleMask f = LazyS.StateT (\s -> uninterruptibleMask (\restore -> LazyS.runStateT (f (\m -> LazyS.StateT (restore . LazyS.runStateT m))) s))
  generalBracket acquire release use = LazyS.StateT (\s0 -> do
    ((b, _), (c, s)) <- generalBracket
      (LazyS.runStateT acquire s0)
      (\(resource, s1) how -> case how of
        ExitCaseSuccess (b, s2) -> LazyS.runStateT (release resource (ExitCaseSuccess b)) s2
        ExitCaseException e -> LazyS.runStateT (release resource (ExitCaseException e)) s1
        ExitCaseAbort -> LazyS.runStateT (release resource ExitCaseAbort) s1)
      (\(resource, s1) -> LazyS.runStateT (use resource) s1)
    return ((b, c), s))

instance MonadThrow m => MonadThrow (StrictS.StateT s m) where throwM = lift . throwM

instance MonadCatch m => MonadCatch (StrictS.StateT s m) where
  catch m handler = StrictS.StateT (\s -> catch (StrictS.runStateT m s) (\e -> StrictS.runStateT (handler e) s))

-- | After an exception the release begins with the state of the acquisition.
instance MonadMask m => MonadMask (StrictS.StateT s m) where
  mask f = StrictS.StateT (\s -> mask (\restore -> StrictS.runStateT (f (\m -> StrictS.StateT (restore . StrictS.runStateT m))) s))
  uninterruptibleMask f = StrictS.StateT (\s -> uninterruptibleMask (\restore -> StrictS.runStateT (f (\m -> StrictS.StateT (restore . StrictS.runStateT m))) s))
  generalBracket acquire release use = StrictS.StateT (\s0 -> do
    ((b, _), (c, s)) <- generalBracket
      (StrictS.runStateT acquire s0)
      (\(resource, s1) how -> case how of
        ExitCaseSuccess (b, s2) -> StrictS.runStateT (release resource (ExitCaseSuccess b)) s2
        ExitCaseException e -> StrictS.runStateT (release resource (ExitCaseException e)) s1
        ExitCaseAbort -> StrictS.runStateT (release resource ExitCaseAbort) s1)
      (\(resource, s1) -> StrictS.runStateT (use resource) s1)
    return ((b, c), s))

instance (MonadThrow m, Monoid w) => MonadThrow (LazyW.WriterT w m) where throwM = lift . throwM

instance (MonadCatch m, Monoid w) => MonadCatch (LazyW.WriterT w m) where
  catch m handler = LazyW.WriterT (catch (LazyW.runWriterT m) (LazyW.runWriterT . handler))

instance (MonadMask m, Monoid w) => MonadMask (LazyW.WriterT w m) where
  mask f = LazyW.WriterT (mask (\restore -> LazyW.runWriterT (f (LazyW.WriterT . restore . LazyW.runWriterT))))
  uninterruptibleMask f = LazyW.WriterT (uninterruptibleMask (\restore -> LazyW.runWriterT (f (LazyW.WriterT . restore . LazyW.runWriterT))))
  generalBracket acquire release use = LazyW.WriterT (do
    ((b, _), (c, w)) <- generalBracket
      (LazyW.runWriterT acquire)
      (\(resource, w1) how -> case how of
        ExitCaseSuccess (b, w2) -> fmap (fmap (w2 <>)) (LazyW.runWriterT (release resource (ExitCaseSuccess b)))
        ExitCaseException e -> fmap (fmap (w1 <>)) (LazyW.runWriterT (release resource (ExitCaseException e)))
        ExitCaseAbort -> fmap (fmap (w1 <>)) (LazyW.runWriterT (release resource ExitCaseAbort)))
      (\(resource, w1) -> fmap (fmap (w1 <>)) (LazyW.runWriterT (use resource)))
    return ((b, c), w))

instance (MonadThrow m, Monoid w) => MonadThrow (StrictW.WriterT w m) where throwM = lift . throwM

instance (MonadCatch m, Monoid w) => MonadCatch (StrictW.WriterT w m) where
  catch m handler = StrictW.WriterT (catch (StrictW.runWriterT m) (StrictW.runWriterT . handler))

instance (MonadMask m, Monoid w) => MonadMask (StrictW.WriterT w m) where
  mask f = StrictW.WriterT (mask (\restore -> StrictW.runWriterT (f (StrictW.WriterT . restore . StrictW.runWriterT))))
  uninterruptibleMask f = StrictW.WriterT (uninterruptibleMask (\restore -> StrictW.runWriterT (f (StrictW.WriterT . restore . StrictW.runWriterT))))
  generalBracket acquire release use = StrictW.WriterT (do
    ((b, _), (c, w)) <- generalBracket
      (StrictW.runWriterT acquire)
      (\(resource, w1) how -> case how of
        ExitCaseSuccess (b, w2) -> fmap (fmap (w2 <>)) (StrictW.runWriterT (release resource (ExitCaseSuccess b)))
        ExitCaseException e -> fmap (fmap (w1 <>)) (StrictW.runWriterT (release resource (ExitCaseException e)))
        ExitCaseAbort -> fmap (fmap (w1 <>)) (StrictW.runWriterT (release resource ExitCaseAbort)))
      (\(resource, w1) -> fmap (fmap (w1 <>)) (StrictW.runWriterT (use resource)))
    return ((b, c), w))

instance (MonadThrow m, Monoid w) => MonadThrow (LazyRWS.RWST r w s m) where throwM = lift . throwM

instance (MonadCatch m, Monoid w) => MonadCatch (LazyRWS.RWST r w s m) where
  catch m handler = LazyRWS.RWST (\r s -> catch (LazyRWS.runRWST m r s) (\e -> LazyRWS.runRWST (handler e) r s))

instance (MonadMask m, Monoid w) => MonadMask (LazyRWS.RWST r w s m) where
  mask f = LazyRWS.RWST (\r s -> mask (\restore -> LazyRWS.runRWST (f (\m -> LazyRWS.RWST (\r1 s1 -> restore (LazyRWS.runRWST m r1 s1)))) r s))
  uninterruptibleMask f = LazyRWS.RWST (\r s -> uninterruptibleMask (\restore -> LazyRWS.runRWST (f (\m -> LazyRWS.RWST (\r1 s1 -> restore (LazyRWS.runRWST m r1 s1)))) r s))
  generalBracket acquire release use = LazyRWS.RWST (\r s0 -> do
    let after w (c, s, w1) = (c, s, w <> w1)
    ((b, _, _), (c, s, w)) <- generalBracket
      (LazyRWS.runRWST acquire r s0)
      (\(resource, s1, w1) how -> case how of
        ExitCaseSuccess (b, s2, w2) -> fmap (after w2) (LazyRWS.runRWST (release resource (ExitCaseSuccess b)) r s2)
        ExitCaseException e -> fmap (after w1) (LazyRWS.runRWST (release resource (ExitCaseException e)) r s1)
        ExitCaseAbort -> fmap (after w1) (LazyRWS.runRWST (release resource ExitCaseAbort) r s1))
      (\(resource, s1, w1) -> fmap (after w1) (LazyRWS.runRWST (use resource) r s1))
    return ((b, c), s, w))

instance (MonadThrow m, Monoid w) => MonadThrow (StrictRWS.RWST r w s m) where throwM = lift . throwM

instance (MonadCatch m, Monoid w) => MonadCatch (StrictRWS.RWST r w s m) where
  catch m handler = StrictRWS.RWST (\r s -> catch (StrictRWS.runRWST m r s) (\e -> StrictRWS.runRWST (handler e) r s))

instance (MonadMask m, Monoid w) => MonadMask (StrictRWS.RWST r w s m) where
  mask f = StrictRWS.RWST (\r s -> mask (\restore -> StrictRWS.runRWST (f (\m -> StrictRWS.RWST (\r1 s1 -> restore (StrictRWS.runRWST m r1 s1)))) r s))
  uninterruptibleMask f = StrictRWS.RWST (\r s -> uninterruptibleMask (\restore -> StrictRWS.runRWST (f (\m -> StrictRWS.RWST (\r1 s1 -> restore (StrictRWS.runRWST m r1 s1)))) r s))
  generalBracket acquire release use = StrictRWS.RWST (\r s0 -> do
    let after w (c, s, w1) = (c, s, w <> w1)
    ((b, _, _), (c, s, w)) <- generalBracket
      (StrictRWS.runRWST acquire r s0)
      (\(resource, s1, w1) how -> case how of
        ExitCaseSuccess (b, s2, w2) -> fmap (after w2) (StrictRWS.runRWST (release resource (ExitCaseSuccess b)) r s2)
        ExitCaseException e -> fmap (after w1) (StrictRWS.runRWST (release resource (ExitCaseException e)) r s1)
        ExitCaseAbort -> fmap (after w1) (StrictRWS.runRWST (release resource ExitCaseAbort) r s1))
      (\(resource, s1, w1) -> fmap (after w1) (StrictRWS.runRWST (use resource) r s1))
    return ((b, c), s, w))

instance MonadThrow m => MonadThrow (MaybeT m) where throwM = lift . throwM

instance MonadCatch m => MonadCatch (MaybeT m) where
  catch m handler = MaybeT (catch (runMaybeT m) (runMaybeT . handler))

instance MonadMask m => MonadMask (MaybeT m) where
  mask f = MaybeT (mask (\restore -> runMaybeT (f (MaybeT . restore . runMaybeT))))
  uninterruptibleMask f = MaybeT (uninterruptibleMask (\restore -> runMaybeT (f (MaybeT . restore . runMaybeT))))
  generalBracket acquire release use = MaybeT (do
    (used, released) <- generalBracket
      (runMaybeT acquire)
      (\acquired how -> case acquired of
        Nothing -> return (Nothing)
        Just resource -> runMaybeT (release resource (case how of
          ExitCaseSuccess (Just b) -> ExitCaseSuccess b
          ExitCaseException e -> ExitCaseException e
          _ -> ExitCaseAbort)))
      (\acquired -> case acquired of
        Nothing -> return (Nothing)
        Just resource -> runMaybeT (use resource))
    return (do
      c <- released
      b <- used
      return (b, c)))

instance MonadThrow m => MonadThrow (ExceptT e m) where throwM = lift . throwM

instance MonadCatch m => MonadCatch (ExceptT e m) where
  catch m handler = ExceptT (catch (runExceptT m) (runExceptT . handler))

instance MonadMask m => MonadMask (ExceptT e m) where
  mask f = ExceptT (mask (\restore -> runExceptT (f (ExceptT . restore . runExceptT))))
  uninterruptibleMask f = ExceptT (uninterruptibleMask (\restore -> runExceptT (f (ExceptT . restore . runExceptT))))
  generalBracket acquire release use = ExceptT (do
    (used, released) <- generalBracket
      (runExceptT acquire)
      (\acquired how -> case acquired of
        Left e -> return (Left e)
        Right resource -> runExceptT (release resource (case how of
          ExitCaseSuccess (Right b) -> ExitCaseSuccess b
          ExitCaseException e -> ExitCaseException e
          _ -> ExitCaseAbort)))
      (\acquired -> case acquired of
        Left e -> return (Left e)
        Right resource -> runExceptT (use resource))
    return (do
      c <- released
      b <- used
      return (b, c)))

instance (Error e, MonadThrow m) => MonadThrow (ErrorT e m) where throwM = lift . throwM

instance (Error e, MonadCatch m) => MonadCatch (ErrorT e m) where
  catch m handler = ErrorT (catch (runErrorT m) (runErrorT . handler))

instance (Error e, MonadMask m) => MonadMask (ErrorT e m) where
  mask f = ErrorT (mask (\restore -> runErrorT (f (ErrorT . restore . runErrorT))))
  uninterruptibleMask f = ErrorT (uninterruptibleMask (\restore -> runErrorT (f (ErrorT . restore . runErrorT))))
  generalBracket acquire release use = ErrorT (do
    (used, released) <- generalBracket
      (runErrorT acquire)
      (\acquired how -> case acquired of
        Left e -> return (Left e)
        Right resource -> runErrorT (release resource (case how of
          ExitCaseSuccess (Right b) -> ExitCaseSuccess b
          ExitCaseException e -> ExitCaseException e
          _ -> ExitCaseAbort)))
      (\acquired -> case acquired of
        Left e -> return (Left e)
        Right resource -> runErrorT (use resource))
    return (do
      c <- released
      b <- used
      return (b, c)))

instance MonadThrow m => MonadThrow (ListT m) where throwM = lift . throwM

instance MonadCatch m => MonadCatch (ListT m) where
  catch m handler = ListT (catch (runListT m) (runListT . handler))

instance MonadThrow m => MonadThrow (ContT r m) where throwM = lift . throwM

-- Masking -------------------------------------------------------------------------------------------------------------

mask_, uninterruptibleMask_ :: MonadMask m => m a -> m a
mask_ m = mask (\_ -> m)
uninterruptibleMask_ m = uninterruptibleMask (\_ -> m)

-- Catching ------------------------------------------------------------------------------------------------------------

catchAll :: MonadCatch m => m a -> (SomeException -> m a) -> m a
catchAll = catch

catchIOError :: MonadCatch m => m a -> (IOError -> m a) -> m a
catchIOError = catch

catchIf :: (MonadCatch m, Exception e) => (e -> Bool) -> m a -> (e -> m a) -> m a
catchIf isWanted m handler = catch m (\e -> if isWanted e then handler e else throwM e)

catchJust :: (MonadCatch m, Exception e) => (e -> Maybe b) -> m a -> (b -> m a) -> m a
catchJust wanted m handler = catch m (\e -> maybe (throwM e) handler (wanted e))

handle :: (MonadCatch m, Exception e) => (e -> m a) -> m a -> m a
handle = flip catch

handleAll :: MonadCatch m => (SomeException -> m a) -> m a -> m a
handleAll = handle

handleIOError :: MonadCatch m => (IOError -> m a) -> m a -> m a
handleIOError = handle

handleIf :: (MonadCatch m, Exception e) => (e -> Bool) -> (e -> m a) -> m a -> m a
handleIf isWanted = flip (catchIf isWanted)

handleJust :: (MonadCatch m, Exception e) => (e -> Maybe b) -> (b -> m a) -> m a -> m a
handleJust wanted = flip (catchJust wanted)

try :: (MonadCatch m, Exception e) => m a -> m (Either e a)
try m = catch (fmap Right m) (return . Left)

tryJust :: (MonadCatch m, Exception e) => (e -> Maybe b) -> m a -> m (Either b a)
tryJust wanted m = catch (fmap Right m) (\e -> maybe (throwM e) (return . Left) (wanted e))

data Handler m a = forall e. Exception e => Handler (e -> m a)

instance Monad m => Functor (Handler m) where
  fmap f (Handler handler) = Handler (fmap f . handler)

-- | By the first handler that the exception fits.
catches :: (Foldable f, MonadCatch m) => m a -> f (Handler m a) -> m a
catches m handlers = catch m (\e -> foldr (orElse e) (throwM e) handlers)
 where
  orElse e (Handler handler) others = maybe others handler (fromException e)

onException :: MonadCatch m => m a -> m b -> m a
onException m cleanUp = catchAll m (\e -> cleanUp >> throwM e)

-- | Also when the monad's own way out is taken.
onError :: MonadMask m => m a -> m b -> m a
onError m cleanUp = bracketOnError (return ()) (const cleanUp) (const m)

-- Brackets ------------------------------------------------------------------------------------------------------------

bracket :: MonadMask m => m a -> (a -> m c) -> (a -> m b) -> m b
bracket acquire release use = fmap fst (generalBracket acquire (\resource _ -> release resource) use)

bracket_ :: MonadMask m => m a -> m c -> m b -> m b
bracket_ before after m = bracket before (const after) (const m)

finally :: MonadMask m => m a -> m b -> m a
finally m after = bracket_ (return ()) after m

bracketOnError :: MonadMask m => m a -> (a -> m c) -> (a -> m b) -> m b
bracketOnError acquire release use = fmap fst (generalBracket acquire unlessDone use)
 where
  unlessDone _ (ExitCaseSuccess _) = return ()
  unlessDone resource _ = () <$ release resource

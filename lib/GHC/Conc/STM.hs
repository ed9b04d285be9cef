{-# LANGUAGE ExistentialQuantification, MagicHash, UnboxedTuples #-}
-- | Transactions. Each runs against a log: the locations it has read, with the version it found, and what it would write. A commit takes the one lock there is,
-- looks whether every version is still the same, writes, and gives what it wrote a new version; when something has changed the transaction runs again.
--
-- A transaction never sees half of another one (opacity). `clock` is the version of the last commit; a transaction knows a clock at which all it has read was
-- current. A location that is newer than that makes it look at its whole log again, under the lock: it goes on with a later clock, or starts again.
--
-- `retry` waits: every location holds the wake-up calls of those that have read it, and a commit makes those of the locations it writes.
module GHC.Conc.STM
  ( STM, TVar
  , atomically, retry, orElse, throwSTM, catchSTM, unsafeIOToSTM
  , newTVar, newTVarIO, readTVar, readTVarIO, writeTVar, mkWeakTVar
  ) where

import Control.Applicative (Alternative (..))
import Control.Concurrent.MVar (MVar, newEmptyMVar, newMVar, putMVar, takeMVar, tryPutMVar, withMVarMasked)
import Control.Exception
import Control.Monad (MonadPlus, unless)
import Control.Monad.Fix (MonadFix (..))
import Data.IORef hiding (IORef)
import Data.List (delete)
import GHC.Base (IO (..), MutVar#, RealWorld, State#, Weak#)
import GHC.Conc.Threads (ThreadId, myThreadId)
import GHC.IORef (IORef (..))
import GHC.STRef (STRef (..))
import GHC.Weak (Weak (..))
import qualified Data.IntMap.Strict as IntMap
import System.IO.Unsafe (unsafeInterleaveIO, unsafePerformIO)
import Unsafe.Coerce (unsafeCoerce)

foreign import prim "mkWeak#"
  mkWeakOfCell#
    :: MutVar# RealWorld a -> v -> (State# RealWorld -> (# State# RealWorld, c #))
    -> State# RealWorld -> (# State# RealWorld, Weak# v #)

-- | A location that transactions read and write.
data TVar a = TVar
  { number :: !Int
  , cell :: !(IORef (Cell a))
  , waiting :: !(IORef [MVar ()])
  }

-- | A weak pointer to the location itself.
mkWeakTVar :: TVar a -> IO () -> IO (Weak (TVar a))
mkWeakTVar var (IO finalizer) = case cell var of
  IORef (STRef ref) -> IO (\s -> case mkWeakOfCell# ref var finalizer s of (# s1, w #) -> (# s1, Weak w #))

-- | A value, and the clock of the commit that wrote it.
data Cell a = Cell !Int a

-- | Same location.
instance Eq (TVar a) where
  v == w = cell v == cell w

-- | A part of a transaction.
newtype STM a = STM (Log -> IO (Result a))

data Result a
  = Done a
  | Retry
  | -- | what was read is not current any more
    Stale

data Log = Log
  { entries :: !(IORef (IntMap.IntMap Entry))
  , current :: !(IORef Int)
  }

-- | A location, the cell as it was read, the value as the transaction sees it, and whether that is its own.
data Entry = forall a. Entry !(TVar a) !(Cell a) a !Bool

runSTM :: STM a -> Log -> IO (Result a)
runSTM (STM m) = m

instance Functor STM where
  fmap f (STM m) = STM (\l -> do
    r <- m l
    case r of
      Done a -> return (Done (f a))
      Retry -> return Retry
      Stale -> return Stale)

instance Applicative STM where
  pure a = STM (\_ -> return (Done a))
  mf <*> ma = mf >>= \f -> fmap f ma

instance Monad STM where
  STM m >>= f = STM (\l -> do
    r <- m l
    case r of
      Done a -> runSTM (f a) l
      Retry -> return Retry
      Stale -> return Stale)

instance Alternative STM where
  empty = retry
  (<|>) = orElse

instance MonadPlus STM

instance Semigroup a => Semigroup (STM a) where
  a <> b = (<>) <$> a <*> b

instance Monoid a => Monoid (STM a) where
  mempty = pure mempty

instance MonadFix STM where
  mfix f = STM (\l -> do
    var <- newEmptyMVar
    a <- unsafeInterleaveIO (takeMVar var)
    r <- runSTM (f a) l
    case r of
      Done b -> putMVar var b
      _ -> return ()
    return r)

-- The state of all transactions --------------------------------------------------------------------------------------------

-- | Held while a commit writes.
lock :: MVar ()
lock = unsafePerformIO (newMVar ())
{-# NOINLINE lock #-}

-- | Set at the end of a commit: what it wrote is newer until then.
clock :: IORef Int
clock = unsafePerformIO (newIORef 0)
{-# NOINLINE clock #-}

numbers :: IORef Int
numbers = unsafePerformIO (newIORef 0)
{-# NOINLINE numbers #-}

locked :: IO a -> IO a
locked action = withMVarMasked lock (\_ -> action)

-- Locations ----------------------------------------------------------------------------------------------------------------

newTVarIO :: a -> IO (TVar a)
newTVarIO a = do
  n <- atomicModifyIORef' numbers (\n -> (n + 1, n))
  TVar n <$> newIORef (Cell 0 a) <*> newIORef []

newTVar :: a -> STM (TVar a)
newTVar a = STM (\_ -> Done <$> newTVarIO a)

readTVarIO :: TVar a -> IO a
readTVarIO var = do
  now <- readIORef clock
  Cell version a <- readIORef (cell var)
  if version <= now then return a else locked (readIORef (cell var) >>= \(Cell _ b) -> return b)

readTVar :: TVar a -> STM a
readTVar var = STM (\l -> do
  known <- readIORef (entries l)
  case IntMap.lookup (number var) known of
    Just (Entry _ _ a _) -> return (Done (unsafeCoerce a))
    Nothing -> firstRead var l)

firstRead :: TVar a -> Log -> IO (Result a)
firstRead var l = do
  now <- readIORef (current l)
  Cell version a <- readIORef (cell var)
  if version <= now
    then do
      modifyIORef' (entries l) (IntMap.insert (number var) (Entry var (Cell version a) a False))
      return (Done a)
    else do
      valid <- catchUp l
      if valid then firstRead var l else return Stale

-- | Looks at everything again, now.
catchUp :: Log -> IO Bool
catchUp l = locked (do
  valid <- isValid l
  now <- readIORef clock
  writeIORef (current l) now
  return valid)

-- | Is all that was read still there? Asked under the lock.
isValid :: Log -> IO Bool
isValid l = readIORef (entries l) >>= go . IntMap.elems
  where
    go [] = return True
    go (Entry var (Cell version _) _ _ : rest) = do
      Cell found _ <- readIORef (cell var)
      if found == version then go rest else return False

writeTVar :: TVar a -> a -> STM ()
writeTVar var a = readTVar var >> STM (\l -> do
  modifyIORef' (entries l) (IntMap.adjust write (number var))
  return (Done ()))
  where
    write (Entry v old _ _) = Entry v old (unsafeCoerce a) True

-- Control ------------------------------------------------------------------------------------------------------------------

-- | Waits until something that was read changes, and starts again.
retry :: STM a
retry = STM (\_ -> return Retry)

-- | The second when the first retries, as if the first had done nothing.
orElse :: STM a -> STM a -> STM a
orElse (STM m) (STM n) = STM (\l -> do
  before <- readIORef (entries l)
  r <- m l
  case r of
    Retry -> rollBack before l >> n l
    _ -> return r)

-- | Takes back what was written since; what was read stays, since the outcome depends on it.
rollBack :: IntMap.IntMap Entry -> Log -> IO ()
rollBack before l = modifyIORef' (entries l) (IntMap.union before . IntMap.map asRead)
  where
    asRead (Entry var old@(Cell _ a) _ _) = Entry var old a False

throwSTM :: Exception e => e -> STM a
throwSTM e = STM (\_ -> throwIO e)

-- | What the first wrote is taken back when it raises an exception.
catchSTM :: Exception e => STM a -> (e -> STM a) -> STM a
catchSTM (STM m) handler = STM (\l -> do
  before <- readIORef (entries l)
  r <- try (m l)
  case r of
    Right result -> return result
    Left e -> do
      valid <- catchUp l
      if valid then rollBack before l >> runSTM (handler e) l else return Stale)

unsafeIOToSTM :: IO a -> STM a
unsafeIOToSTM io = STM (\_ -> Done <$> io)

-- | Runs a transaction: all of it, or nothing, as if at one moment.
atomically :: STM a -> IO a
atomically (STM m) = do
  l <- Log <$> newIORef IntMap.empty <*> (readIORef clock >>= newIORef)
  outcome <- alone (m l)
  case outcome of
    Right (Done a) -> do
      done <- commit l
      if done then return a else atomically (STM m)
    Right Retry -> (waitForChange l `catch` interrupted) >> atomically (STM m)
    Right Stale -> atomically (STM m)
    Left e -> do
      valid <- catchUp l
      -- an exception that only arose from what was read too early does not count, one from outside does
      if valid || isAsynchronous e then throwIO e else atomically (STM m)

-- | Threads that are inside a transaction.
inside :: IORef [ThreadId]
inside = unsafePerformIO (newIORef [])
{-# NOINLINE inside #-}

-- | No transaction runs inside another one of its thread, as `unsafePerformIO` would have it.
alone :: IO a -> IO (Either SomeException a)
alone transaction = do
  self <- myThreadId
  mask (\restore -> do
    nested <- atomicModifyIORef' inside (\threads -> if self `elem` threads then (threads, True) else (self : threads, False))
    if nested then throwIO NestedAtomically else return ()
    outcome <- try (restore transaction)
    atomicModifyIORef' inside (\threads -> (delete self threads, ()))
    return outcome)

-- | Raises from outside what came from outside, so that a thunk that waits is not made to fail for ever, but waits again when it is next demanded.
interrupted :: SomeException -> IO ()
interrupted e
  | isAsynchronous e = myThreadId >>= \self -> throwTo self e
  | otherwise = throwIO e

isAsynchronous :: SomeException -> Bool
isAsynchronous e = case fromException e of
  Just (SomeAsyncException _) -> True
  Nothing -> False

commit :: Log -> IO Bool
commit l = do
  written <- filter isWritten . IntMap.elems <$> readIORef (entries l)
  if null written
    then return True
    else locked (do
      valid <- isValid l
      if valid then publish written >> return True else return False)
  where
    isWritten (Entry _ _ _ w) = w

publish :: [Entry] -> IO ()
publish written = do
  now <- readIORef clock
  let next = now + 1
  mapM_ (\(Entry var _ a _) -> writeIORef (cell var) (Cell next a)) written
  writeIORef clock next
  mapM_ (\(Entry var _ _ _) -> wake (waiting var)) written

wake :: IORef [MVar ()] -> IO ()
wake ref = do
  calls <- readIORef ref
  unless (null calls) (do
    writeIORef ref []
    mapM_ (\call -> tryPutMVar call ()) calls)

-- | Until one of the locations read is written.
waitForChange :: Log -> IO ()
waitForChange l = do
  call <- newEmptyMVar
  known <- IntMap.elems <$> readIORef (entries l)
  let each f = mapM_ (\(Entry var _ _ _) -> modifyIORef' (waiting var) f) known
  mask (\restore -> do
    valid <- locked (do
      valid <- isValid l
      if valid then each (call :) else return ()
      return valid)
    if valid
      then restore (takeMVar call `catch` \BlockedIndefinitelyOnMVar -> throwIO BlockedIndefinitelyOnSTM) `finally` locked (each (filter (/= call)))
      else return ())

{-# LANGUAGE ExistentialQuantification, MagicHash, UnboxedTuples #-}
-- | Transactions. Each runs against a log: the locations it has read, with the value it found, and the one it leaves there. A commit is one step of the machine
-- (`commitTVars#`): it looks whether everything is as it was read, and writes; when something has changed the transaction runs again.
--
-- A transaction never sees half of another one (opacity). The clock counts commits; as long as it shows what it did when the transaction began, all that is in a location belongs
-- together. Behind that each first look at a location is followed by one at the whole log, and the transaction goes on, or starts again.
--
-- `retry` waits: every location holds the wake-up calls of those that have read it, and a commit makes those of the locations it writes.
--
-- Between safepoints. Threads are switched where memory is asked for, at calls and in loops. What only reads and writes variables, and has its memory already, is one step,
-- and so is what is written here as such.
module GHC.Conc.STM
  ( STM, TVar
  , atomically, retry, orElse, throwSTM, catchSTM, unsafeIOToSTM
  , newTVar, newTVarIO, readTVar, readTVarIO, writeTVar, mkWeakTVar
  ) where

import Control.Applicative (Alternative (..))
import Control.Concurrent.MVar (MVar, newEmptyMVar, putMVar, takeMVar, tryPutMVar)
import Control.Exception
import Control.Monad (MonadPlus)
import Control.Monad.Fix (MonadFix (..))
import qualified Data.IntMap.Strict as IntMap
import GHC.Base hiding (empty)
import GHC.Conc.Threads (myThreadId)
import GHC.Weak (Weak (..))
import System.IO.Unsafe (unsafeInterleaveIO, unsafePerformIO)

foreign import prim "mkWeak#"
  mkWeakOfValue#
    :: MutVar# RealWorld a -> v -> (State# RealWorld -> (# State# RealWorld, c #))
    -> State# RealWorld -> (# State# RealWorld, Weak# v #)

-- | The entries are evaluated.
foreign import prim "commitTVars#" commitTVars# :: Entries -> Int# -> MutableByteArray# RealWorld -> State# RealWorld -> (# State# RealWorld, Int# #)

foreign import prim "isOnStack#" isOnStack# :: MutableByteArray# RealWorld -> State# RealWorld -> (# State# RealWorld, Int# #)

-- | A location that transactions read and write: its value, the calls of those who wait for another one, a number. The machine knows this form.
data TVar a = TVar (MutVar# RealWorld a) (MutVar# RealWorld [MVar ()]) Int#

-- | A weak pointer to the location itself.
mkWeakTVar :: TVar a -> IO () -> IO (Weak (TVar a))
mkWeakTVar var@(TVar value _ _) (IO finalizer) = IO (\s -> case mkWeakOfValue# value var finalizer s of (# s1, w #) -> (# s1, Weak w #))

-- | Same location.
instance Eq (TVar a) where
  TVar v _ _ == TVar w _ _ = isTrue# (sameMutVar# v w)

-- | What is known of locations, the latest first: the value as it was read, and as the transaction sees it. The machine knows this form.
data Entries
  = forall a. One !(TVar a) a a !Entries
  | -- | many, by number, each of them `One`
    Many !(IntMap.IntMap Entries)
  | -- | what was read is not current any more
    Stale

-- | Entries that are looked through one after the other; behind these come `Many`.
few :: Int
few = 8

-- | What is known; what the clock showed when the transaction began; `globals`.
data Log = Log (MutVar# RealWorld Entries) Int# (MutableByteArray# RealWorld)

-- | A part of a transaction. When it is given up the answer is `givenUp`, of whatever type: `Stale` in the log says that it is to start again, else it waits.
newtype STM a = STM (Log -> State# RealWorld -> (# State# RealWorld, a #))

-- | A function, since of these there is one closure, of constructors as many as there are modules that mention them.
givenUp :: Entries -> Entries
givenUp entries = entries
{-# NOINLINE givenUp #-}

isGivenUp :: a -> Int#
isGivenUp a = reallyUnsafePtrEquality# a (unsafeCoerce# givenUp)
{-# INLINE isGivenUp #-}

runSTM :: STM a -> Log -> State# RealWorld -> (# State# RealWorld, a #)
runSTM (STM m) = m

instance Functor STM where
  fmap f (STM m) = STM (\l s -> case m l s of
    (# s1, a #) -> case isGivenUp a of
      0# -> (# s1, f a #)
      _ -> (# s1, unsafeCoerce# a #))

instance Applicative STM where
  pure a = STM (\_ s -> (# s, a #))
  mf <*> ma = mf >>= \f -> fmap f ma
  m *> n = m >>= \_ -> n

instance Monad STM where
  STM m >>= f = STM (\l s -> case m l s of
    (# s1, a #) -> case isGivenUp a of
      0# -> runSTM (f a) l s1
      _ -> (# s1, unsafeCoerce# a #))

instance Alternative STM where
  empty = retry
  (<|>) = orElse

instance MonadPlus STM

instance Semigroup a => Semigroup (STM a) where
  a <> b = (<>) <$> a <*> b

instance Monoid a => Monoid (STM a) where
  mempty = pure mempty

instance MonadFix STM where
  mfix f = STM (\l s -> unIO (do
    var <- newEmptyMVar
    a <- unsafeInterleaveIO (takeMVar var)
    b <- IO (runSTM (f a) l)
    case isGivenUp b of
      0# -> putMVar var b
      _ -> return ()
    return b) s)

-- The state of all transactions --------------------------------------------------------------------------------------------

-- | Three numbers: the clock; whether a transaction may be running; how many locations there are.
data Globals = Globals (MutableByteArray# RealWorld)

globals :: Globals
globals = unsafePerformIO (IO (\s -> case newByteArray# 24# s of (# s1, bytes #) -> (# s1, Globals bytes #)))
{-# NOINLINE globals #-}

tick :: MutableByteArray# RealWorld -> State# RealWorld -> State# RealWorld
tick bytes s = case readIntArray# bytes 0# s of (# s1, n #) -> writeIntArray# bytes 0# (n +# 1#) s1

-- Locations ----------------------------------------------------------------------------------------------------------------

newTVarIO :: a -> IO (TVar a)
newTVarIO a = case globals of
  Globals bytes -> IO (\s -> case readIntArray# bytes 2# s of
    -- between safepoints
    (# s1, n #) -> case writeIntArray# bytes 2# (n +# 1#) s1 of
      s2 -> case newMutVar# a s2 of
        (# s3, value #) -> case newMutVar# [] s3 of
          (# s4, waiting #) -> (# s4, TVar value waiting n #))

newTVar :: a -> STM (TVar a)
newTVar a = unsafeIOToSTM (newTVarIO a)

readTVarIO :: TVar a -> IO a
readTVarIO (TVar value _ _) = IO (readMutVar# value)

readTVar :: TVar a -> STM a
readTVar var = STM (look var)

look :: TVar a -> Log -> State# RealWorld -> (# State# RealWorld, a #)
look var@(TVar value _ _) l@(Log ref _ _) s = case readMutVar# ref s of
  (# s1, entries #) -> case find var entries of
    One _ _ a _ -> (# s1, unsafeCoerce# a #)
    _ -> case readMutVar# value s1 of (# s2, a #) -> firstLook var a a a entries l s2
{-# NOINLINE look #-}

writeTVar :: TVar a -> a -> STM ()
writeTVar var new = STM (write var new)

write :: TVar a -> a -> Log -> State# RealWorld -> (# State# RealWorld, () #)
write var@(TVar value _ n) new l@(Log ref _ _) s = case readMutVar# ref s of
  (# s1, entries #) -> case find var entries of
    One _ old _ _ -> case change old entries of !changed -> case writeMutVar# ref changed s1 of s2 -> (# s2, () #)
    _ -> case readMutVar# value s1 of (# s2, old #) -> firstLook var old new () entries l s2
  where
    change old (One v o a rest)
      | isTrue# (same var v) = One var (unsafeCoerce# old) new rest
      | True = One v o a (change old rest)
    change old (Many m) = Many (IntMap.insert (I# n) (One var (unsafeCoerce# old) new none) m)
    change _ Stale = Stale
{-# NOINLINE write #-}

same :: TVar a -> TVar b -> Int#
same (TVar v _ _) (TVar w _ _) = sameMutVar# v (unsafeCoerce# w)
{-# INLINE same #-}

none :: Entries
none = Many IntMap.empty

-- | The entries from that of the location on.
find :: TVar a -> Entries -> Entries
find var@(TVar _ _ n) entries = case entries of
  One v _ _ rest
    | isTrue# (same var v) -> entries
    | True -> find var rest
  Many m
    | IntMap.null m -> entries
    | True -> IntMap.findWithDefault entries (I# n) m
  Stale -> entries

-- | Notes what a location was found to hold. That was read before the clock is, so nothing was written in between when the clock stands still.
firstLook :: TVar a -> a -> a -> b -> Entries -> Log -> State# RealWorld -> (# State# RealWorld, b #)
firstLook var old new answer entries (Log ref start bytes) s = case writeMutVar# ref with s of
  s1 -> case readIntArray# bytes 0# s1 of
    (# s2, now #)
      | isTrue# (now ==# start) -> (# s2, answer #)
      | True -> case inOneList with of
          !all -> case commitTVars# all 0# bytes s2 of
            (# s3, 0# #) -> case writeMutVar# ref Stale s3 of s4 -> (# s4, unsafeCoerce# givenUp #)
            (# s3, _ #) -> (# s3, answer #)
  where !with = add var old new entries
{-# NOINLINE firstLook #-}

-- | Another location.
add :: TVar a -> a -> a -> Entries -> Entries
add var old new entries
  | few < count 0 entries = Many (gather (One var old new entries))
  | True = One var old new entries
  where
    count :: Int -> Entries -> Int
    count n (One _ _ _ rest) = count (n + 1) rest
    count n _ = n
    gather (One v@(TVar _ _ n) o a rest) = IntMap.insert (I# n) (One v o a none) (gather rest)
    gather (Many m) = m
    gather Stale = IntMap.empty

-- | As the machine reads them.
inOneList :: Entries -> Entries
inOneList (One v old new rest) = One v old new (inOneList rest)
inOneList (Many m) = IntMap.foldr together none m
  where
    together (One v old new _) rest = One v old new rest
    together _ rest = rest
inOneList Stale = none

-- Control ------------------------------------------------------------------------------------------------------------------

-- | Waits until something that was read changes, and starts again.
retry :: STM a
retry = STM (\_ s -> (# s, unsafeCoerce# givenUp #))

-- | The second when the first retries, as if the first had done nothing.
orElse :: STM a -> STM a -> STM a
orElse (STM m) (STM n) = STM (\l@(Log ref _ _) s -> case readMutVar# ref s of
  (# s1, before #) -> case m l s1 of
    (# s2, a #) -> case isGivenUp a of
      0# -> (# s2, a #)
      _ -> case readMutVar# ref s2 of
        (# s3, Stale #) -> (# s3, a #)
        (# s3, after #) -> case rollBack before after of !back -> case writeMutVar# ref back s3 of s4 -> n l s4)

-- | Takes back what was written since; what was read stays, since the outcome depends on it.
rollBack :: Entries -> Entries -> Entries
rollBack before after = go (inOneList after)
  where
    go (One v old _ rest) = case find v before of
      One {} -> go rest
      _ -> add v old old (go rest)
    go _ = before

throwSTM :: Exception e => e -> STM a
throwSTM e = unsafeIOToSTM (throwIO e)

-- | What the first wrote is taken back when it raises an exception.
catchSTM :: Exception e => STM a -> (e -> STM a) -> STM a
catchSTM (STM m) handler = STM (\l@(Log ref _ _) s -> case readMutVar# ref s of
  (# s1, before #) -> case unIO (try (IO (m l))) s1 of
    (# s2, Right a #) -> (# s2, a #)
    (# s2, Left e #) -> case readMutVar# ref s2 of
      (# s3, after #) -> case rollBack before after of !back -> case writeMutVar# ref back s3 of s4 -> runSTM (handler e) l s4)

unsafeIOToSTM :: IO a -> STM a
unsafeIOToSTM (IO io) = STM (\_ s -> io s)

-- | Runs a transaction: all of it, or nothing, as if at one moment. No transaction runs inside another one of its thread, as `unsafePerformIO` would have it.
--
-- Whether one may be running is a number that an exception does not take back, and another thread's transaction does; then the stack is asked, where everyone who runs one holds `globals`.
atomically :: STM a -> IO a
atomically (STM m) = case globals of
  Globals bytes -> IO (\s -> case readIntArray# bytes 1# s of
    (# s1, 0# #) -> transaction m bytes s1
    (# s1, _ #) -> case isOnStack# bytes s1 of
      (# s2, 0# #) -> transaction m bytes s2
      (# s2, _ #) -> unIO (throwIO NestedAtomically) s2)

transaction :: (Log -> State# RealWorld -> (# State# RealWorld, a #)) -> MutableByteArray# RealWorld -> State# RealWorld -> (# State# RealWorld, a #)
transaction m bytes s = case readIntArray# bytes 0# s of
  (# s1, start #) -> case newMutVar# none s1 of
    (# s2, ref #) -> case writeIntArray# bytes 1# 1# s2 of
      s3 -> case m (Log ref start bytes) s3 of
        (# s4, a #) -> case writeIntArray# bytes 1# 0# s4 of
          s5 -> case readMutVar# ref s5 of
            (# s6, entries #) -> case isGivenUp a of
              0# -> case commit entries bytes s6 of
                (# s7, 0# #) -> transaction m bytes s7
                (# s7, _ #) -> (# s7, a #)
              _ -> case entries of
                Stale -> transaction m bytes s6
                _ -> case unIO (waitForChange (inOneList entries) bytes) s6 of (# s7, _ #) -> transaction m bytes s7
{-# NOINLINE transaction #-}

-- | 0 when something has changed.
commit :: Entries -> MutableByteArray# RealWorld -> State# RealWorld -> (# State# RealWorld, Int# #)
commit entries bytes s = case entries of
  One (TVar value waiting _) old new (Many m)
    | IntMap.null m -> case reallyUnsafePtrEquality# old new of
        0# -> case readMutVar# waiting s of
          (# s1, [] #) -> case readMutVar# value s1 of
            -- between safepoints
            (# s2, now #) -> case reallyUnsafePtrEquality# old now of
              0# -> (# s2, 0# #)
              _ -> case tick bytes s2 of s3 -> case writeMutVar# value new s3 of s4 -> (# s4, 1# #)
          (# s1, _ #) -> commitMany entries bytes s1
        _ -> (# s, 1# #)
  _ -> commitMany (inOneList entries) bytes s

commitMany :: Entries -> MutableByteArray# RealWorld -> State# RealWorld -> (# State# RealWorld, Int# #)
commitMany !entries bytes s = case commitTVars# entries 1# bytes s of
  (# s1, 2# #) -> case unIO (mask_ (IO publish)) s1 of (# s2, I# done #) -> (# s2, done #)
  (# s1, done #) -> (# s1, done #)
  where
    publish s = case commitTVars# entries 2# bytes s of
      (# s1, 0# #) -> (# s1, 0 #)
      (# s1, _ #) -> unIO (wakeAll entries >> return 1) s1
{-# NOINLINE commitMany #-}

-- Waiting ------------------------------------------------------------------------------------------------------------------

wakeAll :: Entries -> IO ()
wakeAll (One (TVar _ waiting _) old new rest) = case reallyUnsafePtrEquality# old new of
  0# -> changeWaiting waiting (\_ -> []) >>= mapM_ (\call -> tryPutMVar call ()) >> wakeAll rest
  _ -> wakeAll rest
wakeAll _ = return ()

-- | Answers the list that was there.
changeWaiting :: MutVar# RealWorld [MVar ()] -> ([MVar ()] -> [MVar ()]) -> IO [MVar ()]
changeWaiting waiting f = IO go
  where
    go s = case readMutVar# waiting s of
      (# s1, old #) -> case f old of
        !new -> case casMutVar# waiting old new s1 of
          (# s2, 0#, _ #) -> (# s2, old #)
          (# s2, _, _ #) -> go s2

-- | Until one of the locations read is written. Who writes after they were told to call sees that; what was written before is seen here.
waitForChange :: Entries -> MutableByteArray# RealWorld -> IO ()
waitForChange !entries bytes = wait `catch` interrupted
  where
    wait = do
      call <- newEmptyMVar
      let each f = go entries
            where
              go (One (TVar _ waiting _) _ _ rest) = changeWaiting waiting f >> go rest
              go _ = return ()
      mask (\restore -> do
        each (call :)
        current <- IO (\s -> case commitTVars# entries 0# bytes s of (# s1, n #) -> (# s1, isTrue# n #))
        (if current then restore (takeMVar call `catch` \BlockedIndefinitelyOnMVar -> throwIO BlockedIndefinitelyOnSTM) else return ())
          `finally` each (filter (/= call)))

-- | Raises from outside what came from outside, so that a thunk that waits is not made to fail for ever, but waits again when it is next demanded.
interrupted :: SomeException -> IO ()
interrupted e = case fromException e of
  Just (SomeAsyncException _) -> myThreadId >>= \self -> throwTo self e
  Nothing -> throwIO e

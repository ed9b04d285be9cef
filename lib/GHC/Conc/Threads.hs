{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples, RankNTypes #-}
-- | Threads. The machine interleaves them on one processor.
--
-- A thread that dies of an exception is found by the host with its stack whole; what happens then: GHC.TopHandler.
module GHC.Conc.Threads
  ( ThreadId(..), showThreadId, forkIO, forkIOWithUnmask, forkOn, forkOnWithUnmask
  , numCapabilities, getNumCapabilities, setNumCapabilities, getNumProcessors
  , myThreadId, killThread, throwTo, par, pseq, yield, labelThread, mkWeakThreadId
  , ThreadStatus(..), BlockReason(..), threadStatus, threadCapability
  , setUncaughtExceptionHandler, getUncaughtExceptionHandler, customUncaughtHandler
  , reportError
  ) where

import GHC.Base
import GHC.Exception
import GHC.IO
import GHC.IO.Exception
import GHC.IO.Handle
import GHC.IO.Handle.FD
import GHC.IO.Host
import GHC.IORef
import GHC.Show
import GHC.Weak

infixr 0 `par`, `pseq`

data ThreadId = ThreadId ThreadId#

instance Show ThreadId where
  showsPrec d t = showParen (d >= 11) (showString "ThreadId " . showsPrec 11 (threadNumber t))

showThreadId :: ThreadId -> String
showThreadId = show

threadNumber :: ThreadId -> Int
threadNumber (ThreadId t) = I# (threadId# t)

instance Eq ThreadId where
  t == u = threadNumber t == threadNumber u

instance Ord ThreadId where
  compare t u = compare (threadNumber t) (threadNumber u)

-- Making and ending ---------------------------------------------------------------------------------------------------

-- | A new thread; it inherits the masking state.
forkIO :: IO () -> IO ThreadId
forkIO action = IO (\s -> case fork# action s of (# s1, t #) -> (# s1, ThreadId t #))

-- | The action gets a function that unmasks.
forkIOWithUnmask :: ((forall a. IO a -> IO a) -> IO ()) -> IO ThreadId
forkIOWithUnmask io = forkIO (io unsafeUnmask)

-- | There is one processor only.
forkOn :: Int -> IO () -> IO ThreadId
forkOn _ action = forkIO action

forkOnWithUnmask :: Int -> ((forall a. IO a -> IO a) -> IO ()) -> IO ThreadId
forkOnWithUnmask _ io = forkIOWithUnmask io

myThreadId :: IO ThreadId
myThreadId = IO (\s -> case myThreadId# s of (# s1, t #) -> (# s1, ThreadId t #))

killThread :: ThreadId -> IO ()
killThread (ThreadId t) = IO (\s -> case killThread# t threadKilled s of s1 -> (# s1, () #))

-- | Waits until the exception has been raised in the other thread.
throwTo :: Exception e => ThreadId -> e -> IO ()
throwTo (ThreadId t) e = IO (\s -> case killThread# t (toException e) s of s1 -> (# s1, () #))

yield :: IO ()
yield = IO (\s -> case yield# s of s1 -> (# s1, () #))

-- | A name for backtraces.
labelThread :: ThreadId -> String -> IO ()
labelThread (ThreadId t) name = case packUtf8 name of
  Bytes bytes -> IO (\s -> case labelThread# t bytes s of s1 -> (# s1, () #))

mkWeakThreadId :: ThreadId -> IO (Weak ThreadId)
mkWeakThreadId t = mkWeak t t Nothing

par :: a -> b -> b
par _ b = b

-- | Evaluates the first argument before the second.
pseq :: a -> b -> b
pseq a b = a `seq` lazy b

-- Processors ----------------------------------------------------------------------------------------------------------

numCapabilities :: Int
numCapabilities = 1

getNumCapabilities, getNumProcessors :: IO Int
getNumCapabilities = return 1
getNumProcessors = return 1

setNumCapabilities :: Int -> IO ()
setNumCapabilities n
  | n <= 0 = failIO ("setNumCapabilities: Capability count (" ++ show n ++ ") must be positive")
  | True = return ()

-- Status --------------------------------------------------------------------------------------------------------------

data BlockReason
  = BlockedOnMVar
  | BlockedOnBlackHole
  | BlockedOnException
  | BlockedOnSTM
  | BlockedOnForeignCall
  | BlockedOnOther
  deriving (Eq, Ord, Show)

data ThreadStatus
  = ThreadRunning
  | ThreadFinished
  | ThreadBlocked BlockReason
  | ThreadDied
  deriving (Eq, Ord, Show)

threadStatus :: ThreadId -> IO ThreadStatus
threadStatus (ThreadId t) = IO (\s -> case threadStatus# t s of
  (# s1, status, why #) -> (# s1, statusOf status why #))

-- | Numbers of abi/layout.ts. As in GHC a delayed thread waits on an MVar, and one that an exception ended has finished.
statusOf :: Int# -> Int# -> ThreadStatus
statusOf status why = case status of
  0# -> ThreadRunning
  1# -> ThreadBlocked (case why of
    4# -> BlockedOnBlackHole
    6# -> BlockedOnForeignCall
    7# -> BlockedOnException
    _ -> BlockedOnMVar)
  _ -> ThreadFinished

-- | Processor, and whether it is bound to it.
threadCapability :: ThreadId -> IO (Int, Bool)
threadCapability _ = return (0, False)

-- Uncaught exceptions -------------------------------------------------------------------------------------------------

-- | What the program wants done with an exception nobody catches; Nothing: the host reports it.
customUncaughtHandler :: IORef (Maybe (SomeException -> IO ()))
customUncaughtHandler = unsafePerformIO (newIORef Nothing)
{-# NOINLINE customUncaughtHandler #-}

setUncaughtExceptionHandler :: (SomeException -> IO ()) -> IO ()
setUncaughtExceptionHandler handler = writeIORef customUncaughtHandler (Just handler)

getUncaughtExceptionHandler :: IO (SomeException -> IO ())
getUncaughtExceptionHandler = do
  custom <- readIORef customUncaughtHandler
  return (case custom of
    Just handler -> handler
    Nothing -> reportError)

-- | GHC's line about an exception, on stderr.
reportError :: SomeException -> IO ()
reportError e = do
  hFlush stdout `catchAny` (\_ -> return ())
  name <- hostProgramName
  hPutStr stderr (name ++ ": " ++ showsPrec 0 e "\n")

{-# LANGUAGE NoImplicitPrelude, MagicHash, ExistentialQuantification, ImplicitParams #-}
-- | The exceptions of IO: failed operations, asynchronous exceptions, exits; and those the machine raises for threads.
module GHC.IO.Exception
  ( BlockedIndefinitelyOnMVar(..), blockedIndefinitelyOnMVar
  , BlockedIndefinitelyOnSTM(..), blockedIndefinitelyOnSTM
  , Deadlock(..), AllocationLimitExceeded(..), allocationLimitExceeded
  , AssertionFailed(..), CompactionFailed(..)
  , SomeAsyncException(..), asyncExceptionToException, asyncExceptionFromException
  , AsyncException(..), stackOverflow, heapOverflow, threadKilled
  , ArrayException(..), ExitCode(..), FixIOException(..)
  , ioException, ioError, IOError, IOException(..), IOErrorType(..), userError
  , userErrorException, isIOException
  , assertError, assert, assertionFailed, unsupportedOperation, untangle
  ) where

import Foreign.C.Types.Int (CInt)
import GHC.Base
import GHC.Exception
import GHC.IO
import GHC.Read
import GHC.Show
import GHC.Stack.Types
import GHC.IO.Handle.Types
import Data.Typeable (cast)

-- Threads -------------------------------------------------------------------------------------------------------------

-- | The MVar is reachable from nobody else.
data BlockedIndefinitelyOnMVar = BlockedIndefinitelyOnMVar

instance Exception BlockedIndefinitelyOnMVar

instance Show BlockedIndefinitelyOnMVar where
  showsPrec _ BlockedIndefinitelyOnMVar = showString "thread blocked indefinitely in an MVar operation"

blockedIndefinitelyOnMVar :: SomeException
blockedIndefinitelyOnMVar = SomeException BlockedIndefinitelyOnMVar

foreign export prim "BlockedIndefinitelyOnMVar" blockedIndefinitelyOnMVar :: SomeException

data BlockedIndefinitelyOnSTM = BlockedIndefinitelyOnSTM

instance Exception BlockedIndefinitelyOnSTM

instance Show BlockedIndefinitelyOnSTM where
  showsPrec _ BlockedIndefinitelyOnSTM = showString "thread blocked indefinitely in an STM transaction"

blockedIndefinitelyOnSTM :: SomeException
blockedIndefinitelyOnSTM = SomeException BlockedIndefinitelyOnSTM

-- | No thread can run.
data Deadlock = Deadlock

instance Exception Deadlock

instance Show Deadlock where
  showsPrec _ Deadlock = showString "<<deadlock>>"

data AllocationLimitExceeded = AllocationLimitExceeded

instance Exception AllocationLimitExceeded where
  toException = asyncExceptionToException
  fromException = asyncExceptionFromException

instance Show AllocationLimitExceeded where
  showsPrec _ AllocationLimitExceeded = showString "allocation limit exceeded"

allocationLimitExceeded :: SomeException
allocationLimitExceeded = toException AllocationLimitExceeded

newtype CompactionFailed = CompactionFailed String

instance Exception CompactionFailed

instance Show CompactionFailed where
  showsPrec _ (CompactionFailed why) = showString ("compaction failed: " ++ why)

newtype AssertionFailed = AssertionFailed String

instance Exception AssertionFailed

instance Show AssertionFailed where
  showsPrec _ (AssertionFailed text) = showString text

-- Asynchronous exceptions ---------------------------------------------------------------------------------------------

-- | Superclass of all asynchronous exceptions.
data SomeAsyncException = forall e. Exception e => SomeAsyncException e

instance Show SomeAsyncException where
  showsPrec p (SomeAsyncException e) = showsPrec p e

instance Exception SomeAsyncException

asyncExceptionToException :: Exception e => e -> SomeException
asyncExceptionToException e = SomeException (SomeAsyncException e)

asyncExceptionFromException :: Exception e => SomeException -> Maybe e
asyncExceptionFromException x = case fromException x of
  Just (SomeAsyncException a) -> cast a
  Nothing -> Nothing

data AsyncException
  = StackOverflow
  | HeapOverflow
  | ThreadKilled
  | UserInterrupt
  deriving (Eq, Ord)

instance Exception AsyncException where
  toException = asyncExceptionToException
  fromException = asyncExceptionFromException

instance Show AsyncException where
  showsPrec _ e = showString (case e of
    StackOverflow -> "stack overflow"
    HeapOverflow -> "heap overflow"
    ThreadKilled -> "thread killed"
    UserInterrupt -> "user interrupt")

stackOverflow, heapOverflow, threadKilled, userInterrupt :: SomeException
stackOverflow = SomeException (SomeAsyncException StackOverflow)
heapOverflow = SomeException (SomeAsyncException HeapOverflow)
threadKilled = SomeException (SomeAsyncException ThreadKilled)
userInterrupt = SomeException (SomeAsyncException UserInterrupt)

foreign export prim "StackOverflow" stackOverflow :: SomeException
foreign export prim "HeapOverflow" heapOverflow :: SomeException
foreign export prim "ThreadKilled" threadKilled :: SomeException
foreign export prim "UserInterrupt" userInterrupt :: SomeException

-- Arrays, exits -------------------------------------------------------------------------------------------------------

data ArrayException
  = IndexOutOfBounds String
  | UndefinedElement String
  deriving (Eq, Ord)

instance Exception ArrayException

instance Show ArrayException where
  showsPrec _ e = case e of
    IndexOutOfBounds why -> showString "array index out of range" . because why
    UndefinedElement why -> showString "undefined array element" . because why
    where
      because why = if null why then id else showString ": " . showString why
      null xs = case xs of { [] -> True; _ -> False }

indexOutOfBounds :: SomeException
indexOutOfBounds = SomeException (IndexOutOfBounds "")

foreign export prim "IndexOutOfBounds" indexOutOfBounds :: SomeException

-- | What `exitWith` throws.
data ExitCode
  = ExitSuccess
  | ExitFailure Int
  deriving (Eq, Ord, Read, Show)

instance Exception ExitCode

data FixIOException = FixIOException

instance Exception FixIOException

instance Show FixIOException where
  showsPrec _ FixIOException = showString "cyclic evaluation in fixIO"

-- Failed operations ---------------------------------------------------------------------------------------------------

type IOError = IOException

data IOException = IOError
  { ioe_handle :: Maybe Handle
  , ioe_type :: IOErrorType
  , ioe_location :: String
  , ioe_description :: String
  , ioe_errno :: Maybe CInt
  , ioe_filename :: Maybe FilePath
  }

instance Exception IOException

instance Eq IOException where
  IOError h1 t1 l1 d1 e1 f1 == IOError h2 t2 l2 d2 e2 f2 =
    t1 == t2 && d1 == d2 && l1 == l2 && e1 == e2 && f1 == f2 && h1 == h2

data IOErrorType
  = AlreadyExists
  | NoSuchThing
  | ResourceBusy
  | ResourceExhausted
  | EOF
  | IllegalOperation
  | PermissionDenied
  | UserError
  | UnsatisfiedConstraints
  | SystemError
  | ProtocolError
  | OtherError
  | InvalidArgument
  | InappropriateType
  | HardwareFault
  | UnsupportedOperation
  | TimeExpired
  | ResourceVanished
  | Interrupted
  deriving (Eq, Ord)

instance Show IOErrorType where
  showsPrec _ t = showString (case t of
    AlreadyExists -> "already exists"
    NoSuchThing -> "does not exist"
    ResourceBusy -> "resource busy"
    ResourceExhausted -> "resource exhausted"
    EOF -> "end of file"
    IllegalOperation -> "illegal operation"
    PermissionDenied -> "permission denied"
    UserError -> "user error"
    UnsatisfiedConstraints -> "unsatisfied constraints"
    SystemError -> "system error"
    ProtocolError -> "protocol error"
    OtherError -> "failed"
    InvalidArgument -> "invalid argument"
    InappropriateType -> "inappropriate type"
    HardwareFault -> "hardware fault"
    UnsupportedOperation -> "unsupported operation"
    TimeExpired -> "timeout"
    ResourceVanished -> "resource vanished"
    Interrupted -> "interrupted")

instance Show IOException where
  showsPrec p (IOError handle kind location description _ file) =
    what . part location . showsPrec p kind . detail
    where
      what = case file of
        Just name -> showString name . showString ": "
        Nothing -> case handle of
          Just h -> showsPrec p h . showString ": "
          Nothing -> id
      part "" = id
      part text = showString text . showString ": "
      detail = case description of
        "" -> id
        text -> showString " (" . showString text . showString ")"

userError :: String -> IOError
userError text = IOError Nothing UserError "" text Nothing Nothing

-- | What `fail` in IO throws. GHC.Base and GHC.IO lie below and refer to it by name.
userErrorException :: String -> SomeException
userErrorException text = SomeException (userError text)

isIOException :: SomeException -> Bool
isIOException (SomeException e) = case cast e of
  Just ioe -> case ioe of IOError _ _ _ _ _ _ -> True
  Nothing -> False

ioError :: IOError -> IO a
ioError e = ioException e

ioException :: IOException -> IO a
ioException err = throwIO err

unsupportedOperation :: IOError
unsupportedOperation = IOError Nothing UnsupportedOperation "" "Operation is not supported" Nothing Nothing

-- Assertions ----------------------------------------------------------------------------------------------------------

assertError :: (?callStack :: CallStack) => Bool -> a -> a
assertError True a = a
assertError False _ = throw (assertionFailed ?callStack)

assertionFailed :: CallStack -> SomeException
assertionFailed stack = toException (AssertionFailed ("Assertion failed\n" ++ prettyCallStack stack))

-- | The message of a failed match, from the compiler's @place|what@.
untangle :: String -> String -> String
untangle coded message = place ++ ": " ++ message ++ details ++ "\n"
  where
    (place, rest) = split coded
    details = case rest of
      [] -> ""
      _ : text -> ' ' : text
    split [] = ([], [])
    split cs@(c : more)
      | c == '|' = ([], cs)
      | otherwise = case split more of (before, after) -> (c : before, after)

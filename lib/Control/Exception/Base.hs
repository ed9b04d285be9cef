{-# LANGUAGE NoImplicitPrelude, MagicHash, RankNTypes, ExistentialQuantification #-}
-- | Exceptions whole: the types, throwing, catching, masking; and what compiled code calls when a match fails.
module Control.Exception.Base
  ( -- * Types
    SomeException(..), Exception(..), IOException, ArithException(..), ArrayException(..), AssertionFailed(..)
  , SomeAsyncException(..), AsyncException(..), asyncExceptionToException, asyncExceptionFromException
  , NonTermination(..), NestedAtomically(..), BlockedIndefinitelyOnMVar(..), FixIOException(..)
  , BlockedIndefinitelyOnSTM(..), AllocationLimitExceeded(..), CompactionFailed(..), Deadlock(..)
  , NoMethodError(..), PatternMatchFail(..), RecConError(..), RecSelError(..), RecUpdError(..)
  , ErrorCall(..), TypeError(..)
    -- * Throwing
  , throwIO, throw, ioError, throwTo
    -- * Catching
  , catch, catchJust, handle, handleJust, try, tryJust, onException
  , evaluate, mapException
    -- * Masking
  , mask, mask_, uninterruptibleMask, uninterruptibleMask_, MaskingState(..), getMaskingState, interruptible
  , allowInterrupt
    -- * Assertions, cleaning up
  , assert, bracket, bracket_, bracketOnError, finally
    -- * For the compiler
  , recSelError, recConError, impossibleError, impossibleConstraintError, nonExhaustiveGuardsError, patError
  , noMethodBindingError, typeError, absentError, nonTermination, nestedAtomically
  ) where

import GHC.Base
import GHC.Exception
import GHC.IO
import GHC.IO.Exception
import GHC.Conc.Threads (throwTo)
import GHC.Show
import Data.Either

-- Catching ------------------------------------------------------------------------------------------------------------

-- | Catches exceptions for which the function has an answer.
catchJust :: Exception e => (e -> Maybe b) -> IO a -> (b -> IO a) -> IO a
catchJust choose act handler = catch act (\e -> case choose e of
  Nothing -> throwIO e
  Just b -> handler b)

-- | `catch`, the handler first.
handle :: Exception e => (e -> IO a) -> IO a -> IO a
handle handler act = catch act handler

handleJust :: Exception e => (e -> Maybe b) -> (b -> IO a) -> IO a -> IO a
handleJust choose handler act = catchJust choose act handler

try :: Exception e => IO a -> IO (Either e a)
try act = catch (act >>= \a -> return (Right a)) (\e -> return (Left e))

tryJust :: Exception e => (e -> Maybe b) -> IO a -> IO (Either b a)
tryJust choose act = do
  r <- try act
  case r of
    Right a -> return (Right a)
    Left e -> case choose e of
      Nothing -> throwIO e
      Just b -> return (Left b)

-- | Another exception in place of one of a type, in pure code.
mapException :: (Exception e1, Exception e2) => (e1 -> e2) -> a -> a
mapException f a = unsafePerformIO (catch (evaluate a) (\e -> throwIO (f e)))

-- | Lets a waiting asynchronous exception in.
allowInterrupt :: IO ()
allowInterrupt = interruptible (return ())

-- Cleaning up ---------------------------------------------------------------------------------------------------------

bracket_ :: IO a -> IO b -> IO c -> IO c
bracket_ before after thing = bracket before (\_ -> after) (\_ -> thing)

-- | Releases only when the action fails.
bracketOnError :: IO a -> (a -> IO b) -> (a -> IO c) -> IO c
bracketOnError before after thing = mask (\restore -> do
  a <- before
  restore (thing a) `onException` after a)

-- What compiled code throws -------------------------------------------------------------------------------------------

newtype PatternMatchFail = PatternMatchFail [Char]
instance Show PatternMatchFail where showsPrec _ (PatternMatchFail text) = showString text
instance Exception PatternMatchFail

-- | A field that the constructor has not was selected.
newtype RecSelError = RecSelError [Char]
instance Show RecSelError where showsPrec _ (RecSelError text) = showString text
instance Exception RecSelError

-- | A field that was not given was used.
newtype RecConError = RecConError [Char]
instance Show RecConError where showsPrec _ (RecConError text) = showString text
instance Exception RecConError

-- | A field that the constructor has not was updated.
newtype RecUpdError = RecUpdError [Char]
instance Show RecUpdError where showsPrec _ (RecUpdError text) = showString text
instance Exception RecUpdError

newtype NoMethodError = NoMethodError [Char]
instance Show NoMethodError where showsPrec _ (NoMethodError text) = showString text
instance Exception NoMethodError

-- | A type error that was deferred to run time.
newtype TypeError = TypeError [Char]
instance Show TypeError where showsPrec _ (TypeError text) = showString text
instance Exception TypeError

data NonTermination = NonTermination
instance Show NonTermination where showsPrec _ NonTermination = showString "<<loop>>"
instance Exception NonTermination

data NestedAtomically = NestedAtomically
instance Show NestedAtomically where
  showsPrec _ NestedAtomically = showString "Control.Concurrent.STM.atomically was nested"
instance Exception NestedAtomically

-- | The arguments are NUL-terminated UTF-8: @place|what@, or the name that is missing.
recSelError, recConError, typeError, nonExhaustiveGuardsError, patError, noMethodBindingError, absentError :: Addr# -> a
recSelError name = throw (RecSelError ("No match in record selector " ++ unpackCStringUtf8# name))
recConError place = throw (RecConError (untangle (unpackCStringUtf8# place) "Missing field in record construction"))
typeError text = throw (TypeError (unpackCStringUtf8# text))
nonExhaustiveGuardsError place =
  throw (PatternMatchFail (untangle (unpackCStringUtf8# place) "Non-exhaustive guards in"))
patError place = throw (PatternMatchFail (untangle (unpackCStringUtf8# place) "Non-exhaustive patterns in"))
noMethodBindingError place =
  throw (NoMethodError (untangle (unpackCStringUtf8# place) "No instance nor default method for class operation"))
absentError what =
  errorWithoutStackTrace ("Oops!  Entered absent arg " ++ unpackCStringUtf8# what)

impossibleError, impossibleConstraintError :: Addr# -> a
impossibleError what = errorWithoutStackTrace (unpackCStringUtf8# what)
impossibleConstraintError what = errorWithoutStackTrace (unpackCStringUtf8# what)

nonTermination, nestedAtomically, patternMatchFail :: SomeException
nonTermination = SomeException NonTermination
nestedAtomically = SomeException NestedAtomically
patternMatchFail = SomeException (PatternMatchFail "Non-exhaustive patterns")

foreign export prim "NonTermination" nonTermination :: SomeException
foreign export prim "PatternMatchFail" patternMatchFail :: SomeException

{-# LANGUAGE ImplicitParams #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | Errors from pure code. The exceptions themselves are made further up, hence forward imports.
module GHC.Err
  ( absentErr
  , divZeroError
  , error
  , errorWithoutStackTrace
  , overflowError
  , undefined
  , underflowError
  ) where

import GHC.Prim
import GHC.Stack.Types
import GHC.Types

-- Each result is a SomeException, a type not known here yet.
foreign import forward "GHC.Exception.errorCallException" errorCallException :: [Char] -> exception
foreign import forward "GHC.Exception.errorCallWithCallStackException"
  errorCallWithCallStackException :: [Char] -> CallStack -> exception
foreign import forward "GHC.Exception.Type.divZeroException" divZeroException :: exception
foreign import forward "GHC.Exception.Type.overflowException" overflowException :: exception
foreign import forward "GHC.Exception.Type.underflowException" underflowException :: exception

-- | Stops with a message and the places of the calls that led here.
error :: forall (a :: Open). HasCallStack => [Char] -> a
error message = raise# (errorCallWithCallStackException message ?callStack)
{-# NOINLINE error #-}

errorWithoutStackTrace :: forall (a :: Open). [Char] -> a
errorWithoutStackTrace message = raise# (errorCallException message)
{-# NOINLINE errorWithoutStackTrace #-}

undefined :: forall (a :: Open). HasCallStack => a
undefined = raise# (errorCallWithCallStackException "Prelude.undefined" (pushCallStack ("error", place) ?callStack))
  where place = SrcLoc "base" "GHC.Err" "libraries/base/GHC/Err.hs" 75 14 75 37
{-# NOINLINE undefined #-}

divZeroError :: a
divZeroError = raise# divZeroException

overflowError :: a
overflowError = raise# overflowException

underflowError :: a
underflowError = raise# underflowException

-- | What an argument thought unused is filled with.
absentErr :: a
absentErr = errorWithoutStackTrace "Oops! The program has entered an `absent' argument!\n"

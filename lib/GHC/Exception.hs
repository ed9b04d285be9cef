{-# LANGUAGE NoImplicitPrelude, MagicHash, ImplicitParams, PatternSynonyms, ViewPatterns #-}
-- | Throwing from pure code, the exception of `error`, and call stacks as text.
module GHC.Exception
  ( module GHC.Exception.Type
  , throw
  , ErrorCall(.., ErrorCallWithLocation), errorCallException, errorCallWithCallStackException
  , libraryError
  , CallStack, fromCallSiteList, getCallStack, prettyCallStack, prettyCallStackLines, showCCSStack
  , SrcLoc(..), prettySrcLoc
  ) where

import GHC.Base
import GHC.Show
import GHC.Stack.Types
import GHC.Exception.Type

-- | Throws when evaluated.
throw :: forall (a :: Open) e. Exception e => e -> a
throw e = raise# (toException e)

-- Note [Located errors]
-- Programs match on `ErrorCall message`; GHC makes that a pattern synonym for a constructor that has the text of the call
-- stack, too. Here `error` raises a closure of the second constructor of `ErrorClosure`, seen as an ErrorCall: a match on
-- `ErrorCall m` reads its first field, which is the message, and `located` sees which of the two it is.

-- | What `error` throws.
data ErrorCall = ErrorCall String

data ErrorClosure
  = Plain String
  | Located String String

foreign import prim "unsafeCoerce#" located :: ErrorCall -> ErrorClosure
foreign import prim "unsafeCoerce#" asErrorCall :: ErrorClosure -> ErrorCall

-- | The message, and the text of the call stack.
pattern ErrorCallWithLocation :: String -> String -> ErrorCall
pattern ErrorCallWithLocation message place <- (parts -> (message, place)) where
  ErrorCallWithLocation message place = asErrorCall (Located message place)

parts :: ErrorCall -> (String, String)
parts e = case located e of
  Plain message -> (message, [])
  Located message place -> (message, place)

{-# COMPLETE ErrorCallWithLocation #-}

instance Eq ErrorCall where
  a == b = parts a == parts b

instance Ord ErrorCall where
  compare a b = compare (parts a) (parts b)

instance Show ErrorCall where
  showsPrec _ e = case located e of
    Plain message -> showString message
    Located message [] -> showString message
    Located message place -> showString message . showString "\n" . showString place

instance Exception ErrorCall

errorCallException :: String -> SomeException
errorCallException message = SomeException (ErrorCall message)

errorCallWithCallStackException :: String -> CallStack -> SomeException
errorCallWithCallStackException message stack =
  SomeException (asErrorCall (Located message (joinLines (prettyCallStackLines stack))))

-- | As `error` of GHC's own libraries, which call stacks place in their sources: folder, package, module, and line and column there.
libraryError :: String -> String -> String -> String -> String -> a
libraryError folder package modul place message =
  raise# (SomeException (asErrorCall (Located message (heading ++ "\n  error, called at libraries/" ++ file ++ " in " ++ package ++ ':' : modul))))
  where
    file = folder ++ '/' : map slash modul ++ ".hs:" ++ place
    slash '.' = '/'
    slash c = c
{-# NOINLINE libraryError #-}

-- | Lines with newlines between them.
joinLines :: [String] -> String
joinLines [] = []
joinLines [l] = l
joinLines (l : ls) = l ++ '\n' : joinLines ls

-- | @file:line:column in package:module@
prettySrcLoc :: SrcLoc -> String
prettySrcLoc (SrcLoc package modul file line column _ _) =
  file ++ ':' : shows line (':' : shows column (" in " ++ package ++ ':' : modul))

heading :: String
heading = "CallStack (from HasCallStack):"

prettyCallStack :: CallStack -> String
prettyCallStack stack = joinLines (prettyCallStackLines stack)

prettyCallStackLines :: CallStack -> [String]
prettyCallStackLines stack = case getCallStack stack of
  [] -> []
  sites -> heading : map site sites
  where
    site (function, place) = "  " ++ function ++ ", called at " ++ prettySrcLoc place

-- | Cost-centre stacks as text; there are none without profiling.
showCCSStack :: [String] -> [String]
showCCSStack [] = []
showCCSStack stack = "CallStack (from -prof):" : map ("  " ++) stack

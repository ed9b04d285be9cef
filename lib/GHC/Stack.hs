{-# LANGUAGE NoImplicitPrelude, MagicHash, ImplicitParams, RankNTypes #-}
-- | Call stacks that programs ask for with HasCallStack.
module GHC.Stack
  ( errorWithStackTrace
  , currentCallStack, whoCreated
  , HasCallStack, CallStack(..), callStack, emptyCallStack, freezeCallStack, fromCallSiteList, getCallStack
  , popCallStack, prettyCallStack, prettySrcLoc, pushCallStack, withFrozenCallStack
  , SrcLoc(..)
  ) where

import GHC.Base
import GHC.Stack.Types
import GHC.Exception

-- | `error`, under its old name.
errorWithStackTrace :: String -> a
errorWithStackTrace message = throw (ErrorCall message)

-- | The call site's stack, without the call to `callStack` itself.
callStack :: HasCallStack => CallStack
callStack = case ?callStack of
  EmptyCallStack -> EmptyCallStack
  _ -> popCallStack ?callStack

-- | Without the most recent call; frozen stacks stay as they are.
popCallStack :: CallStack -> CallStack
popCallStack stack = case stack of
  EmptyCallStack -> EmptyCallStack
  PushCallStack _ _ rest -> rest
  FreezeCallStack _ -> stack

-- | Calls in the argument add nothing to the stack.
withFrozenCallStack :: HasCallStack => (HasCallStack => a) -> a
withFrozenCallStack action = let ?callStack = freezeCallStack (popCallStack callStack) in action

-- | The cost-centre stack: empty, since there is no profiling.
currentCallStack :: IO [String]
currentCallStack = return []

whoCreated :: a -> IO [String]
whoCreated _ = return []

{-# LANGUAGE ImplicitParams #-}
{-# LANGUAGE NoImplicitPrelude #-}
-- | Call stacks as `HasCallStack` passes them: at each call the type checker makes
-- `pushCallStack ("name", SrcLoc …) given`.
module GHC.Stack.Types
  ( CallStack (..)
  , HasCallStack
  , SrcLoc (..)
  , emptyCallStack
  , freezeCallStack
  , fromCallSiteList
  , getCallStack
  , pushCallStack
  ) where

import GHC.Classes
import GHC.Types

type HasCallStack = (?callStack :: CallStack)

-- | Innermost call first.
data CallStack
  = EmptyCallStack
  | PushCallStack [Char] SrcLoc CallStack
  | FreezeCallStack CallStack

-- | A place in source text; lines and columns count from 1, the end column is the one after.
data SrcLoc = SrcLoc
  { srcLocPackage :: [Char]
  , srcLocModule :: [Char]
  , srcLocFile :: [Char]
  , srcLocStartLine :: Int
  , srcLocStartCol :: Int
  , srcLocEndLine :: Int
  , srcLocEndCol :: Int
  }
  deriving (Eq)

getCallStack :: CallStack -> [([Char], SrcLoc)]
getCallStack stack = case stack of
  EmptyCallStack -> []
  PushCallStack name place rest -> (name, place) : getCallStack rest
  FreezeCallStack rest -> getCallStack rest

fromCallSiteList :: [([Char], SrcLoc)] -> CallStack
fromCallSiteList [] = EmptyCallStack
fromCallSiteList ((name, place) : rest) = PushCallStack name place (fromCallSiteList rest)

emptyCallStack :: CallStack
emptyCallStack = EmptyCallStack

-- | A frozen stack stays as it is.
pushCallStack :: ([Char], SrcLoc) -> CallStack -> CallStack
pushCallStack (name, place) stack = case stack of
  FreezeCallStack _ -> stack
  _ -> PushCallStack name place stack

freezeCallStack :: CallStack -> CallStack
freezeCallStack stack = FreezeCallStack stack

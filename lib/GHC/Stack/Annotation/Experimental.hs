{-# LANGUAGE ExistentialQuantification #-}
{-# LANGUAGE ImplicitParams #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE RankNTypes #-}
{-# LANGUAGE UnboxedTuples #-}
-- | What a computation is about, said on the stack: shown in the backtrace of an exception that nobody catches,
-- where the annotated computation stands, with the place of the annotation. Nothing is computed before that.
module GHC.Stack.Annotation.Experimental
  ( StackAnnotation(..), SomeStackAnnotation(..)
  , StringAnnotation(..), ShowAnnotation(..), CallStackAnnotation(..)
  , annotateStack, annotateStackString, annotateStackShow, annotateCallStack
  , annotateStackIO, annotateStackStringIO, annotateStackShowIO, annotateCallStackIO
  ) where

import Control.Exception (SomeException, evaluate, try)
import Data.Typeable (Typeable)
import GHC.Base (IO(..), seq#)
import GHC.Stack (CallStack(..), HasCallStack, SrcLoc(..), callStack, getCallStack, prettySrcLoc)
import System.IO.Unsafe (unsafePerformIO)
import System.Timeout (timeout)

-- | What can stand on the stack.
class StackAnnotation a where
  displayStackAnnotation :: a -> String

data SomeStackAnnotation = forall a. (Typeable a, StackAnnotation a) => SomeStackAnnotation a

instance StackAnnotation SomeStackAnnotation where
  displayStackAnnotation (SomeStackAnnotation a) = displayStackAnnotation a

newtype StringAnnotation = StringAnnotation String

instance StackAnnotation StringAnnotation where
  displayStackAnnotation (StringAnnotation text) = text

data ShowAnnotation = forall a. Show a => ShowAnnotation a

instance StackAnnotation ShowAnnotation where
  displayStackAnnotation (ShowAnnotation a) = show a

newtype CallStackAnnotation = CallStackAnnotation CallStack

-- | The innermost call.
instance StackAnnotation CallStackAnnotation where
  displayStackAnnotation (CallStackAnnotation stack) = case getCallStack stack of
    [] -> "<unknown source location>"
    (name, place) : _ -> name ++ ", called at " ++ prettySrcLoc place

-- Annotating -----------------------------------------------------------------------------------------------------

-- | The second argument, evaluated to weak head normal form under the annotation.
annotateStack :: (HasCallStack, Typeable a, StackAnnotation a) => a -> b -> b
annotateStack annotation b = purely (Note (SomeStackAnnotation annotation) callStack) b

annotateStackString :: HasCallStack => String -> b -> b
annotateStackString text b = purely (Note (SomeStackAnnotation (StringAnnotation text)) callStack) b

annotateStackShow :: (HasCallStack, Typeable a, Show a) => a -> b -> b
annotateStackShow a b = purely (Note (SomeStackAnnotation (ShowAnnotation a)) callStack) b

annotateCallStack :: HasCallStack => b -> b
annotateCallStack b = purely (Note (SomeStackAnnotation (CallStackAnnotation callStack)) callStack) b

-- | The action, run under the annotation.
annotateStackIO :: (HasCallStack, Typeable a, StackAnnotation a) => a -> IO b -> IO b
annotateStackIO annotation action = noted (Note (SomeStackAnnotation annotation) callStack) action

annotateStackStringIO :: HasCallStack => String -> IO b -> IO b
annotateStackStringIO text action = noted (Note (SomeStackAnnotation (StringAnnotation text)) callStack) action

annotateStackShowIO :: (HasCallStack, Typeable a, Show a) => a -> IO b -> IO b
annotateStackShowIO a action = noted (Note (SomeStackAnnotation (ShowAnnotation a)) callStack) action

annotateCallStackIO :: HasCallStack => IO b -> IO b
annotateCallStackIO action = noted (Note (SomeStackAnnotation (CallStackAnnotation callStack)) callStack) action

-- The frame ------------------------------------------------------------------------------------------------------

-- | What the frame of `noted` holds. Two constructors, so that it is not taken apart: the host knows frames by the first.
data Note
  = Note SomeStackAnnotation CallStack
  | NoNote

purely :: Note -> b -> b
purely note b = unsafePerformIO (noted note (evaluate b))

-- | The note is mentioned after the action, and so kept in the frame under it.
noted :: Note -> IO b -> IO b
noted note (IO action) = IO (\s -> case action s of
  (# s1, b #) -> case seq# note s1 of
    (# s2, _ #) -> (# s2, b #))
{-# NOINLINE noted #-}

-- For the host ---------------------------------------------------------------------------------------------------

-- | A line that tells the place (line, column, end line, end column, file), then the annotation: as much of both as can be computed in some time.
rendered :: Note -> String
rendered note = unsafePerformIO (fmap shown (timeout patience (try (evaluate (forced (take longest (displayed note)))))))
  where
    shown :: Maybe (Either SomeException String) -> String
    shown (Just (Right text)) = place note ++ '\n' : text
    shown (Just (Left _)) = place note ++ "\n<its text failed>"
    shown Nothing = place note ++ "\n<its text took too long>"

foreign export prim "renderStackNote" rendered :: Note -> String

-- | Microseconds, and characters.
patience, longest :: Int
patience = 200000
longest = 1000

displayed :: Note -> String
displayed (Note annotation _) = displayStackAnnotation annotation
displayed NoNote = ""

place :: Note -> String
place (Note _ stack) | (_, at) : _ <- getCallStack stack =
  unwords (map show [srcLocStartLine at, srcLocStartCol at, srcLocEndLine at, srcLocEndCol at] ++ [srcLocFile at])
place _ = ""

forced :: String -> String
forced text = foldr seq text text

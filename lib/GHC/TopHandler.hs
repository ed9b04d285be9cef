{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | How programs begin and end.
--
-- The machine finds out that nobody will catch an exception before anything is unwound, and stops. The host takes the
-- backtrace, drops the thread and runs one of the two functions below in its place, which do what GHC's top handler does
-- and answer what is left to do: an exit code, or one of `report` and `silent`.
module GHC.TopHandler (runMainIO, flushStdHandles, topHandler) where

import GHC.Base
import GHC.Conc.Threads
import GHC.Exception
import GHC.IO
import GHC.IO.Exception
import GHC.IO.Handle
import GHC.IO.Handle.FD
import GHC.IORef
import GHC.JS.Prim ()
import GHC.Num (Num(..))
import Control.Exception.Base ()
import System.Timeout ()

-- | What runs as a program's main thread. Inlined without optimisation, too: so the frame that waits for @main@ is the program's.
runMainIO :: IO a -> IO a
{-# INLINE runMainIO #-}
runMainIO main = do
  a <- main
  lastTurns
  return a

-- | GHC flushes the handles in a thread of its own, which comes behind those that can run: each gets a turn more. Nothing of what they throw at main reaches it any more.
lastTurns :: IO ()
{-# NOINLINE lastTurns #-}
lastTurns = do
  quietly (quietly yield)
  flushStdHandles
 where
  quietly act = act `catchAny` (\_ -> return ())

-- | Failures are nobody's business any more.
flushStdHandles :: IO ()
flushStdHandles = do
  hFlush stdout `catchAny` (\_ -> return ())
  hFlush stderr `catchAny` (\_ -> return ())

-- | Tell the user; nothing.
report, silent :: Int
report = -1
silent = -2

uncaughtInMain :: SomeException -> IO Int
uncaughtInMain e = do
  lastTurns
  case fromException e of
    Just ExitSuccess -> return 0
    Just (ExitFailure n) -> return (exitCode n)
    Nothing
      | brokenOutput e -> return 0
      | interrupted e -> return 130
      | True -> do
          custom <- readIORef customUncaughtHandler
          case custom of
            Nothing -> return report
            Just handler -> do
              handler e `catchAny` (\_ -> return ())
              flushStdHandles
              return 1

-- | What the system can be told. By a negative number GHC's programs kill themselves by that signal, which a shell calls so.
exitCode :: Int -> Int
exitCode n
  | n >= 0 && n <= 255 = n
  | n > -128 && n < 0 = 128 - n
  | True = 255

-- | Nobody reads the output any more: GHC's programs end quietly then.
brokenOutput :: SomeException -> Bool
brokenOutput e = case fromException e of
  Just (IOError (Just h) ResourceVanished _ _ (Just 32) _) -> h == stdout
  _ -> False

-- | GHC's programs kill themselves by SIGINT then, which a shell calls 130.
interrupted :: SomeException -> Bool
interrupted e = case fromException e of
  Just UserInterrupt -> True
  _ -> False

uncaughtInThread :: SomeException -> IO Int
uncaughtInThread e
  | isQuiet e = return silent
  | True = do
      custom <- readIORef customUncaughtHandler
      case custom of
        Just handler -> do
          handler e `catchAny` (\_ -> return ())
          return silent
        Nothing -> do
          hFlush stdout `catchAny` (\_ -> return ())
          return report

-- | Deaths GHC says nothing of.
isQuiet :: SomeException -> Bool
isQuiet e = case fromException e of
  Just BlockedIndefinitelyOnMVar -> True
  Nothing -> case fromException e of
    Just BlockedIndefinitelyOnSTM -> True
    Nothing -> case fromException e of
      Just ThreadKilled -> True
      _ -> False

-- | The handler under which the machine runs main: it counts as nobody. It runs when a host does not report.
topHandler :: SomeException -> State# RealWorld -> (# State# RealWorld, a #)
topHandler e s = case unIO (uncaughtInMain e) s of
  (# s1, code #) -> case (if code < 0 then 1 else code) of I# n -> exit# n s1

-- The machine and the host call these with all arguments at once, hence no IO. The answer is an Int in eight bytes.

mainDied, threadDied :: SomeException -> State# RealWorld -> (# State# RealWorld, ByteArray# #)
mainDied e s = case unIO (uncaughtInMain e) s of (# s1, answer #) -> toBytes answer s1
threadDied e s = case unIO (uncaughtInThread e) s of (# s1, answer #) -> toBytes answer s1

toBytes :: Int -> State# RealWorld -> (# State# RealWorld, ByteArray# #)
toBytes (I# n) s = case newByteArray# 8# s of
  (# s1, bytes #) -> case writeIntArray# bytes 0# n s1 of s2 -> unsafeFreezeByteArray# bytes s2

foreign export prim "uncaughtInMain" mainDied :: SomeException -> State# RealWorld -> (# State# RealWorld, ByteArray# #)
foreign export prim "uncaughtInThread"
  threadDied :: SomeException -> State# RealWorld -> (# State# RealWorld, ByteArray# #)
foreign export prim "topHandler" topHandler :: SomeException -> State# RealWorld -> (# State# RealWorld, a #)

{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples, RankNTypes, ExistentialQuantification #-}
-- | IO actions: conversions, exceptions thrown and caught, masking.
module GHC.IO
  ( IO(..), unIO, liftIO, mplusIO
  , unsafePerformIO, unsafeInterleaveIO, unsafeDupablePerformIO, unsafeDupableInterleaveIO, noDuplicate
  , stToIO, ioToST, unsafeIOToST, unsafeSTToIO
  , FilePath
  , catch, catchException, catchAny, throwIO, mkUserError, failIO
  , MaskingState(..), mask, mask_, uninterruptibleMask, uninterruptibleMask_, getMaskingState
  , unsafeUnmask, interruptible, unsafeMask
  , onException, bracket, finally, evaluate
  ) where

import GHC.Base
import GHC.ST
import GHC.Exception.Type
import GHC.Show
import GHC.IO.Unsafe

foreign import forward "GHC.IO.Exception.userErrorException" userErrorException :: String -> SomeException

type FilePath = String

liftIO :: IO a -> State# RealWorld -> STret RealWorld a
liftIO (IO m) = \s -> case m s of (# s1, a #) -> STret s1 a

-- Conversions ---------------------------------------------------------------------------------------------------------

stToIO :: ST RealWorld a -> IO a
stToIO (ST m) = IO m

ioToST :: IO a -> ST RealWorld a
ioToST (IO m) = ST m

unsafeIOToST :: IO a -> ST s a
unsafeIOToST (IO io) = ST (unsafeCoerce# io)

unsafeSTToIO :: ST s a -> IO a
unsafeSTToIO (ST m) = IO (unsafeCoerce# m)

-- Exceptions ----------------------------------------------------------------------------------------------------------

-- | Runs the handler when the action throws an exception of the handler's type. The handler runs masked.
catch :: Exception e => IO a -> (e -> IO a) -> IO a
catch (IO action) handler = IO (catch# action handle)
  where
    handle e = case fromException e of
      Just e' -> unIO (handler e')
      Nothing -> raiseIO# e

-- | `catch`, for actions that are known to be defined.
catchException :: Exception e => IO a -> (e -> IO a) -> IO a
catchException io handler = catch io handler

-- | Catches everything.
catchAny :: IO a -> (forall e. Exception e => e -> IO a) -> IO a
catchAny (IO action) handler = IO (catch# action handle)
  where
    handle (SomeException e) = unIO (handler e)

-- | The second action when the first throws an IOError.
mplusIO :: IO a -> IO a -> IO a
mplusIO (IO m) (IO n) = IO (catch# m handle)
  where
    handle e = if isIOError e then n else raiseIO# e

foreign import forward "GHC.IO.Exception.isIOException" isIOError :: SomeException -> Bool

throwIO :: Exception e => e -> IO a
throwIO e = IO (raiseIO# (toException e))

mkUserError :: String -> SomeException
mkUserError = userErrorException

-- Masking -------------------------------------------------------------------------------------------------------------

data MaskingState
  = Unmasked
  | MaskedInterruptible
  | MaskedUninterruptible
  deriving (Eq, Show)

getMaskingState :: IO MaskingState
getMaskingState = IO (\s -> case getMaskingState# s of
  (# s1, 0# #) -> (# s1, Unmasked #)
  (# s1, 1# #) -> (# s1, MaskedUninterruptible #)
  (# s1, _ #) -> (# s1, MaskedInterruptible #))

block :: IO a -> IO a
block (IO io) = IO (maskAsyncExceptions# io)

unblock :: IO a -> IO a
unblock = unsafeUnmask

unsafeUnmask :: IO a -> IO a
unsafeUnmask (IO io) = IO (unmaskAsyncExceptions# io)

unsafeMask :: IO a -> IO a
unsafeMask = block

blockUninterruptible :: IO a -> IO a
blockUninterruptible (IO io) = IO (maskUninterruptible# io)

-- | Lets asynchronous exceptions in while the action runs, unless they are masked uninterruptibly.
interruptible :: IO a -> IO a
interruptible act = do
  st <- getMaskingState
  case st of
    Unmasked -> act
    MaskedInterruptible -> unsafeUnmask act
    MaskedUninterruptible -> act

mask :: ((forall a. IO a -> IO a) -> IO b) -> IO b
mask io = do
  b <- getMaskingState
  case b of
    Unmasked -> block (io unblock)
    MaskedInterruptible -> io block
    MaskedUninterruptible -> io blockUninterruptible

mask_ :: IO a -> IO a
mask_ (IO io) = IO (\s -> case getMaskingState# s of
  (# s1, 0# #) -> maskAsyncExceptions# io s1
  (# s1, _ #) -> io s1)

uninterruptibleMask :: ((forall a. IO a -> IO a) -> IO b) -> IO b
uninterruptibleMask io = do
  b <- getMaskingState
  case b of
    Unmasked -> blockUninterruptible (io unblock)
    MaskedInterruptible -> blockUninterruptible (io block)
    MaskedUninterruptible -> io blockUninterruptible

uninterruptibleMask_ :: IO a -> IO a
uninterruptibleMask_ io = uninterruptibleMask (\_ -> io)

onException :: IO a -> IO b -> IO a
onException (IO io) (IO what) = IO (catch# io handle)
  where
    handle e s = case what s of (# s1, _ #) -> raiseIO# e s1

bracket :: IO a -> (a -> IO b) -> (a -> IO c) -> IO c
bracket before after thing = mask (\restore -> do
  a <- before
  r <- restore (thing a) `onException` after a
  _ <- after a
  return r)

finally :: IO a -> IO b -> IO a
a `finally` sequel = mask (\restore -> do
  r <- restore a `onException` sequel
  _ <- sequel
  return r)

-- | Evaluates to weak head normal form, now.
evaluate :: a -> IO a
evaluate a = IO (\s -> seq# a s)

{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples, RankNTypes #-}
-- | The lazy state thread monad: a thread runs as far as its results are demanded.
--
-- The order of steps is kept by tickets: each step demands the ticket of the step before, and makes its own.
module Control.Monad.ST.Lazy
  ( ST, runST, fixST, strictToLazyST, lazyToStrictST, RealWorld, stToIO
  , unsafeInterleaveST, unsafeIOToST
  ) where

import GHC.Base
import qualified GHC.IO as Strict
import qualified GHC.ST as Strict
import Control.Monad.Fix
import Control.Monad.Fail
import Data.Tuple (fst, snd)

newtype ST s a = ST (Ticket -> (a, Ticket))

-- | Evaluated: the thread has run so far.
data Ticket = Ticket

instance Functor (ST s) where
  fmap f (ST m) = ST (\t -> let r = m t in (f (fst r), snd r))

instance Applicative (ST s) where
  pure a = ST (\t -> (a, t))
  mf <*> ma = mf >>= (\f -> fmap f ma)

instance Monad (ST s) where
  ST m >>= k = ST (\t -> let r = m t in case k (fst r) of ST n -> n (snd r))

instance MonadFail (ST s) where
  fail message = errorWithoutStackTrace message

instance MonadFix (ST s) where
  mfix = fixST

runST :: (forall s. ST s a) -> a
runST st = case st of ST m -> fst (m Ticket)

-- | The function gets the result before there is one.
fixST :: (a -> ST s a) -> ST s a
fixST k = ST (\t -> let r = case k (fst r) of { ST m -> m t } in r)

-- | One step of the lazy thread.
strictToLazyST :: Strict.ST s a -> ST s a
strictToLazyST m = ST (\t -> let r = step t m in (fst r, snd r))

step :: Ticket -> Strict.ST s a -> (a, Ticket)
step Ticket m = case Strict.unsafeSTToIO m of
  IO io -> case runRW# io of (# _, a #) -> (a, Ticket)
{-# NOINLINE step #-}

-- | Runs the lazy thread to its end.
lazyToStrictST :: ST s a -> Strict.ST s a
lazyToStrictST (ST m) = Strict.ST (\s -> case m Ticket of (a, t) -> case t of Ticket -> (# s, a #))

stToIO :: ST RealWorld a -> IO a
stToIO m = Strict.stToIO (lazyToStrictST m)

-- | The thread runs when its result is demanded.
unsafeInterleaveST :: ST s a -> ST s a
unsafeInterleaveST m = strictToLazyST (Strict.unsafeInterleaveST (lazyToStrictST m))

unsafeIOToST :: IO a -> ST s a
unsafeIOToST m = strictToLazyST (Strict.unsafeIOToST m)

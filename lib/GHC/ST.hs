{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples, RankNTypes #-}
-- | The state thread monad: computations over a state token whose type variable keeps references from leaking out.
module GHC.ST
  ( ST(..), STRep, STret(..), runST
  , liftST, unsafeInterleaveST, unsafeDupableInterleaveST
  ) where

import Control.Monad.Fail
import GHC.Base
import GHC.Show

type STRep s a = State# s -> (# State# s, a #)

newtype ST s a = ST (STRep s a)

-- | A boxed result of a state thread.
data STret s a = STret (State# s) a

instance Functor (ST s) where
  fmap f (ST m) = ST (\s -> case m s of (# s1, a #) -> (# s1, f a #))

instance Applicative (ST s) where
  pure a = ST (\s -> (# s, a #))
  ST mf <*> ST ma = ST (\s -> case mf s of (# s1, f #) -> case ma s1 of (# s2, a #) -> (# s2, f a #))
  liftA2 f (ST ma) (ST mb) =
    ST (\s -> case ma s of (# s1, a #) -> case mb s1 of (# s2, b #) -> (# s2, f a b #))
  ST ma *> ST mb = ST (\s -> case ma s of (# s1, _ #) -> mb s1)

instance Monad (ST s) where
  ST m >>= k = ST (\s -> case m s of (# s1, a #) -> case k a of ST n -> n s1)
  ST ma >> ST mb = ST (\s -> case ma s of (# s1, _ #) -> mb s1)

instance MonadFail (ST s) where
  fail message = errorWithoutStackTrace message

instance Semigroup a => Semigroup (ST s a) where
  (<>) = liftA2 (<>)

instance Monoid a => Monoid (ST s a) where
  mempty = pure mempty

instance Show (ST s a) where
  showsPrec _ _ = showString "<<ST action>>"
  showList = showList__ (showsPrec 0)

-- | The result of a state thread.
runST :: (forall s. ST s a) -> a
runST (ST m) = case runRW# m of (# _, a #) -> a

liftST :: ST s a -> State# s -> STret s a
liftST (ST m) = \s -> case m s of (# s1, a #) -> STret s1 a

-- | Runs the thread when its result is demanded, at most once.
unsafeInterleaveST :: ST s a -> ST s a
unsafeInterleaveST m = unsafeDupableInterleaveST m

unsafeDupableInterleaveST :: ST s a -> ST s a
unsafeDupableInterleaveST (ST m) =
  ST (\s -> let r = case m s of (# _, a #) -> a in (# s, r #))
{-# NOINLINE unsafeDupableInterleaveST #-}

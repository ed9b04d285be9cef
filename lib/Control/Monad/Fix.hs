{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
-- | Monads in which a computation may use its own result.
module Control.Monad.Fix (MonadFix(..), fix) where

import Data.Either (Either(..))
import Data.Function (fix)
import Data.Monoid
import Data.Ord (Down(..))
import GHC.Base
import GHC.List (head, tail)
import GHC.ST (ST(..))

-- System.IO lies above this module.
foreign import forward "System.IO.fixIO" fixIO :: (a -> IO a) -> IO a

class Monad m => MonadFix m where
  -- | The fixed point of a computation: its effects run once.
  mfix :: (a -> m a) -> m a

instance MonadFix Maybe where
  mfix f = let a = f (unJust a) in a
    where
      unJust (Just x) = x
      unJust Nothing = errorWithoutStackTrace "mfix Maybe: Nothing"

instance MonadFix [] where
  mfix f = case fix (\xs -> f (head xs)) of
    [] -> []
    (x : _) -> x : mfix (\y -> tail (f y))

instance MonadFix NonEmpty where
  mfix f = case fix (\xs -> f (first xs)) of
      ~(x :| _) -> x :| mfix (\y -> rest (f y))
    where
      first ~(a :| _) = a
      rest ~(_ :| as) = as

instance MonadFix IO where
  mfix = fixIO

instance MonadFix ((->) r) where
  mfix f = \r -> let a = f a r in a

instance MonadFix (Either e) where
  mfix f = let a = f (unRight a) in a
    where
      unRight (Right x) = x
      unRight (Left _) = errorWithoutStackTrace "mfix Either: Left"

instance MonadFix (ST s) where
  mfix f = ST (\s -> case knot f s of Knot s' x -> (# s', x #))

-- | A state thread's result, for a lazy knot through it.
data Knot s a = Knot (State# s) a

knot :: (a -> ST s a) -> State# s -> Knot s a
knot f s = answer
  where
    answer = case f result of ST m -> case m s of (# s', x #) -> Knot s' x
    result = case answer of Knot _ x -> x

instance MonadFix Dual where
  mfix f = Dual (fix (\x -> getDual (f x)))

instance MonadFix Sum where
  mfix f = Sum (fix (\x -> getSum (f x)))

instance MonadFix Product where
  mfix f = Product (fix (\x -> getProduct (f x)))

instance MonadFix First where
  mfix f = First (mfix (\x -> getFirst (f x)))

instance MonadFix Last where
  mfix f = Last (mfix (\x -> getLast (f x)))

instance MonadFix f => MonadFix (Alt f) where
  mfix f = Alt (mfix (\x -> getAlt (f x)))

instance MonadFix f => MonadFix (Ap f) where
  mfix f = Ap (mfix (\x -> getAp (f x)))

instance MonadFix Down where
  mfix f = Down (fix (\x -> getDown (f x)))

{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | Weak pointers.
module GHC.Weak (Weak(..), mkWeak, deRefWeak, finalize) where

import GHC.Base

data Weak v = Weak (Weak# v)

-- | Key, value, finalizer.
mkWeak :: k -> v -> Maybe (IO ()) -> IO (Weak v)
mkWeak key value (Just (IO finalizer)) =
  IO (\s -> case mkWeak# key value finalizer s of (# s1, w #) -> (# s1, Weak w #))
mkWeak key value Nothing = IO (\s -> case mkWeakNoFinalizer# key value s of (# s1, w #) -> (# s1, Weak w #))

-- | The value, while the key is alive.
deRefWeak :: Weak v -> IO (Maybe v)
deRefWeak (Weak w) = IO (\s -> case deRefWeak# w s of
  (# s1, 0#, _ #) -> (# s1, Nothing #)
  (# s1, _, v #) -> (# s1, Just v #))

-- | Runs the finalizer now.
finalize :: Weak v -> IO ()
finalize (Weak w) = IO (\s -> case finalizeWeak# w s of
  (# s1, 0#, _ #) -> (# s1, () #)
  (# s1, _, f #) -> case f s1 of (# s2, _ #) -> (# s2, () #))

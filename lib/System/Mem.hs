{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | Collecting garbage.
module System.Mem (performGC, performMajorGC, performMinorGC) where

import GHC.Base

performGC, performMajorGC, performMinorGC :: IO ()
performGC = performMajorGC
performMajorGC = IO (\s -> case performGC# s of s1 -> (# s1, () #))
performMinorGC = IO (\s -> case performMinorGC# s of s1 -> (# s1, () #))

{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | Waiting.
module GHC.Conc.IO (threadDelay) where

import GHC.Base

-- | Waits that many microseconds at least.
threadDelay :: Int -> IO ()
threadDelay (I# microseconds) = IO (\s -> case delay# microseconds s of s1 -> (# s1, () #))

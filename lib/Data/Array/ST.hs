{-# LANGUAGE NoImplicitPrelude #-}
-- | Arrays of state threads.
module Data.Array.ST (STArray, STUArray, runSTArray, runSTUArray, module Data.Array.MArray) where

import Data.Array.Base
import Data.Array.Classes (runSTArray)
import Data.Array.MArray
import Data.Array.Unboxed.Operations (runSTUArray)

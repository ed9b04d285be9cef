{-# LANGUAGE MagicHash #-}
{-# LANGUAGE NoImplicitPrelude #-}
{-# LANGUAGE UnboxedTuples #-}
-- | Between mutable and immutable without a copy; the same bytes as elements of another type.
module Data.Array.Unsafe (castSTUArray, castIOUArray, unsafeFreeze, unsafeThaw) where

import Data.Array.Base
import GHC.Base
import GHC.ST

-- | Both arrays are the same memory.
castSTUArray :: STUArray s i a -> ST s (STUArray s i b)
castSTUArray (STUArray low high size bytes) = return (STUArray low high size bytes)

castIOUArray :: IOUArray i a -> IO (IOUArray i b)
castIOUArray (IOUArray (STUArray low high size bytes)) = return (IOUArray (STUArray low high size bytes))

{-# LANGUAGE NoImplicitPrelude #-}
-- | Values that equal nothing but themselves.
module Data.Unique (Unique, newUnique, hashUnique) where

import GHC.Base
import GHC.IO
import GHC.IORef
import GHC.Num

newtype Unique = Unique Int
  deriving (Eq, Ord)

source :: IORef Int
source = unsafePerformIO (newIORef 0)
{-# NOINLINE source #-}

newUnique :: IO Unique
newUnique = do
  n <- atomicModifyIORef' source (\old -> let new = old + 1 in (new, new))
  return (Unique n)

hashUnique :: Unique -> Int
hashUnique (Unique n) = n


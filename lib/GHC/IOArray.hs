{-# LANGUAGE NoImplicitPrelude, RoleAnnotations #-}
-- | Boxed arrays of the IO monad.
module GHC.IOArray
  ( IOArray(..), newIOArray, unsafeReadIOArray, unsafeWriteIOArray, readIOArray, writeIOArray, boundsIOArray
  ) where

import GHC.Arr
import GHC.Base
import GHC.IO (stToIO)

newtype IOArray i e = IOArray (STArray RealWorld i e)
type role IOArray nominal representational

-- | Same array.
instance Eq (IOArray i e) where
  IOArray a == IOArray b = a == b

newIOArray :: Ix i => (i, i) -> e -> IO (IOArray i e)
newIOArray range' e = fmap IOArray (stToIO (newSTArray range' e))

-- | By its position, which is not looked at.
unsafeReadIOArray :: IOArray i e -> Int -> IO e
unsafeReadIOArray (IOArray arr) at = stToIO (unsafeReadSTArray arr at)

-- | By its position, which is not looked at.
unsafeWriteIOArray :: IOArray i e -> Int -> e -> IO ()
unsafeWriteIOArray (IOArray arr) at e = stToIO (unsafeWriteSTArray arr at e)

readIOArray :: Ix i => IOArray i e -> i -> IO e
readIOArray (IOArray arr) i = stToIO (readSTArray arr i)

writeIOArray :: Ix i => IOArray i e -> i -> e -> IO ()
writeIOArray (IOArray arr) i e = stToIO (writeSTArray arr i e)

boundsIOArray :: IOArray i e -> (i, i)
boundsIOArray (IOArray arr) = boundsSTArray arr

{-# LANGUAGE MultiParamTypeClasses, FlexibleInstances #-}
-- | Arrays of transactions: each element is a TVar.
module Control.Concurrent.STM.TArray (TArray) where

import Control.Concurrent.STM.TVar
import Control.Monad.STM (STM)
import Data.Array (Array, bounds, listArray)
import Data.Array.Base (IArray (numElements), MArray (..), unsafeAt)
import Data.Ix (rangeSize)

newtype TArray i e = TArray (Array i (TVar e))
  deriving (Eq)

instance MArray TArray e STM where
  getBounds (TArray a) = return (bounds a)
  getNumElements (TArray a) = return (numElements a)
  newArray b e = TArray . listArray b <$> mapM (const (newTVar e)) [1 .. rangeSize b]
  unsafeRead (TArray a) i = readTVar (unsafeAt a i)
  unsafeWrite (TArray a) i e = writeTVar (unsafeAt a i) e

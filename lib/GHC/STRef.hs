{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | References of the ST monad.
module GHC.STRef (STRef(..), newSTRef, readSTRef, writeSTRef) where

import GHC.Base
import GHC.ST

data STRef s a = STRef (MutVar# s a)

newSTRef :: a -> ST s (STRef s a)
newSTRef a = ST (\s -> case newMutVar# a s of (# s1, var #) -> (# s1, STRef var #))

readSTRef :: STRef s a -> ST s a
readSTRef (STRef var) = ST (\s -> readMutVar# var s)

writeSTRef :: STRef s a -> a -> ST s ()
writeSTRef (STRef var) a = ST (\s -> case writeMutVar# var a s of s1 -> (# s1, () #))

-- | Same reference.
instance Eq (STRef s a) where
  STRef v == STRef w = isTrue# (sameMutVar# v w)

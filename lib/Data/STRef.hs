{-# LANGUAGE NoImplicitPrelude #-}
-- | References of the ST monad.
module Data.STRef (STRef, newSTRef, readSTRef, writeSTRef, modifySTRef, modifySTRef') where

import GHC.Base
import GHC.ST
import GHC.STRef

-- | Lazy in the function.
modifySTRef :: STRef s a -> (a -> a) -> ST s ()
modifySTRef ref f = readSTRef ref >>= \a -> writeSTRef ref (f a)

-- | Evaluates the new value.
modifySTRef' :: STRef s a -> (a -> a) -> ST s ()
modifySTRef' ref f = readSTRef ref >>= \a -> let a' = f a in a' `seq` writeSTRef ref a'

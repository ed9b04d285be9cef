{-# LANGUAGE NoImplicitPrelude #-}
-- | References of the lazy ST monad.
module Data.STRef.Lazy (Strict.STRef, newSTRef, readSTRef, writeSTRef, modifySTRef) where

import Control.Monad.ST.Lazy
import qualified Data.STRef as Strict

newSTRef :: a -> ST s (Strict.STRef s a)
newSTRef a = strictToLazyST (Strict.newSTRef a)

readSTRef :: Strict.STRef s a -> ST s a
readSTRef ref = strictToLazyST (Strict.readSTRef ref)

writeSTRef :: Strict.STRef s a -> a -> ST s ()
writeSTRef ref a = strictToLazyST (Strict.writeSTRef ref a)

modifySTRef :: Strict.STRef s a -> (a -> a) -> ST s ()
modifySTRef ref f = strictToLazyST (Strict.modifySTRef ref f)

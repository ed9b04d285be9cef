{-# LANGUAGE NoImplicitPrelude #-}
-- | Monads that can be zipped, as parallel comprehensions need.
module Control.Monad.Zip (MonadZip(..)) where

import Data.Functor.Identity (Identity(..))
import Data.Monoid
import Data.Ord (Down(..))
import Data.Proxy (Proxy(..))
import Data.Tuple (fst, snd)
import GHC.Base
import qualified Data.List.NonEmpty as NonEmpty
import qualified GHC.List as List

class Monad m => MonadZip m where
  {-# MINIMAL mzip | mzipWith #-}

  mzip :: m a -> m b -> m (a, b)
  mzip = mzipWith (,)

  mzipWith :: (a -> b -> c) -> m a -> m b -> m c
  mzipWith f ma mb = liftM (\(a, b) -> f a b) (mzip ma mb)

  munzip :: m (a, b) -> (m a, m b)
  munzip mab = (liftM fst mab, liftM snd mab)

instance MonadZip [] where
  mzip = List.zip
  mzipWith = List.zipWith
  munzip = List.unzip

instance MonadZip NonEmpty where
  mzip = NonEmpty.zip
  mzipWith = NonEmpty.zipWith
  munzip = NonEmpty.unzip

instance MonadZip Identity where
  mzipWith = liftM2
  munzip (Identity (a, b)) = (Identity a, Identity b)

instance MonadZip Dual where
  mzipWith = liftM2

instance MonadZip Sum where
  mzipWith = liftM2

instance MonadZip Product where
  mzipWith = liftM2

instance MonadZip Maybe where
  mzipWith = liftM2

instance MonadZip First where
  mzipWith = liftM2

instance MonadZip Last where
  mzipWith = liftM2

instance MonadZip f => MonadZip (Alt f) where
  mzipWith f (Alt ma) (Alt mb) = Alt (mzipWith f ma mb)

instance MonadZip Down where
  mzipWith = liftA2

instance MonadZip Proxy where
  mzipWith _ _ _ = Proxy

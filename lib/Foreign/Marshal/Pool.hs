-- | Pools: all that was allocated in one is freed with it.
module Foreign.Marshal.Pool
  ( Pool, newPool, freePool, withPool, pooledMalloc, pooledMallocBytes, pooledRealloc, pooledReallocBytes
  , pooledMallocArray, pooledMallocArray0, pooledReallocArray, pooledReallocArray0, pooledNew, pooledNewArray, pooledNewArray0
  ) where

import Control.Exception (bracket)
import Data.IORef
import Foreign.Marshal.Alloc
import Foreign.Marshal.Array
import Foreign.Storable
import GHC.Ptr

newtype Pool = Pool (IORef [Ptr ()])

newPool :: IO Pool
newPool = Pool <$> newIORef []

freePool :: Pool -> IO ()
freePool (Pool members) = readIORef members >>= mapM_ free

withPool :: (Pool -> IO b) -> IO b
withPool = bracket newPool freePool

-- | The block belongs to the pool from now on.
keep :: Pool -> IO (Ptr a) -> IO (Ptr a)
keep (Pool members) action = do
  p <- action
  modifyIORef members (castPtr p :)
  return p

-- | The block is replaced.
exchange :: Pool -> Ptr a -> IO (Ptr b) -> IO (Ptr b)
exchange pool@(Pool members) old action = do
  modifyIORef members (filter (/= castPtr old))
  keep pool action

pooledMalloc :: Storable a => Pool -> IO (Ptr a)
pooledMalloc pool = keep pool malloc

pooledMallocBytes :: Pool -> Int -> IO (Ptr a)
pooledMallocBytes pool = keep pool . mallocBytes

pooledRealloc :: Storable a => Pool -> Ptr a -> IO (Ptr a)
pooledRealloc pool p = exchange pool p (realloc p)

pooledReallocBytes :: Pool -> Ptr a -> Int -> IO (Ptr a)
pooledReallocBytes pool p = exchange pool p . reallocBytes p

pooledMallocArray, pooledMallocArray0 :: Storable a => Pool -> Int -> IO (Ptr a)
pooledMallocArray pool = keep pool . mallocArray
pooledMallocArray0 pool = keep pool . mallocArray0

pooledReallocArray, pooledReallocArray0 :: Storable a => Pool -> Ptr a -> Int -> IO (Ptr a)
pooledReallocArray pool p = exchange pool p . reallocArray p
pooledReallocArray0 pool p = exchange pool p . reallocArray0 p

pooledNew :: Storable a => Pool -> a -> IO (Ptr a)
pooledNew pool x = do
  p <- pooledMalloc pool
  poke p x
  return p

pooledNewArray :: Storable a => Pool -> [a] -> IO (Ptr a)
pooledNewArray pool = keep pool . newArray

pooledNewArray0 :: Storable a => Pool -> a -> [a] -> IO (Ptr a)
pooledNewArray0 pool end = keep pool . newArray0 end

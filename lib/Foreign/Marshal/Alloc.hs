-- | Blocks of memory, for a while or until they are freed.
module Foreign.Marshal.Alloc
  ( alloca, allocaBytes, allocaBytesAligned, malloc, mallocBytes, calloc, callocBytes, realloc, reallocBytes, free, finalizerFree
  ) where

import Control.Exception (bracket)
import Foreign.Memory
import Foreign.Storable
import GHC.ForeignPtr.Type (finalizerFree)
import GHC.Ptr

-- | For as long as the action runs.
alloca :: Storable a => (Ptr a -> IO b) -> IO b
alloca = go undefined
  where
    go :: Storable a => a -> (Ptr a -> IO b) -> IO b
    go unused = allocaBytes (sizeOf unused)

allocaBytes :: Int -> (Ptr a -> IO b) -> IO b
allocaBytes size = bracket (mallocBytes size) free

-- | Blocks are aligned for every type.
allocaBytesAligned :: Int -> Int -> (Ptr a -> IO b) -> IO b
allocaBytesAligned size _ = allocaBytes size

malloc, calloc :: Storable a => IO (Ptr a)
malloc = go undefined
  where
    go :: Storable a => a -> IO (Ptr a)
    go unused = mallocBytes (sizeOf unused)
calloc = malloc

-- | All new memory is zero.
mallocBytes, callocBytes :: Int -> IO (Ptr a)
mallocBytes size = allocate size >>= \address -> return $! ptrAt address
callocBytes = mallocBytes

realloc :: Storable b => Ptr a -> IO (Ptr b)
realloc = go undefined
  where
    go :: Storable b => b -> Ptr a -> IO (Ptr b)
    go unused p = castPtr <$> reallocBytes p (sizeOf unused)

-- | The beginning stays, as much as fits.
reallocBytes :: Ptr a -> Int -> IO (Ptr a)
reallocBytes p 0 = free p >> return nullPtr
reallocBytes p size
  | p == nullPtr = mallocBytes size
  | otherwise = do
      let old = addressOf p
      before <- blockSize old
      new <- allocate size
      moveBytes new old (min before size)
      release old
      return (ptrAt new)

free :: Ptr a -> IO ()
free p = release (addressOf p)

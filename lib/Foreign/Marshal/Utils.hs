-- | Values, truths and lists that go to memory; areas that are moved.
module Foreign.Marshal.Utils
  ( with, new, fromBool, toBool, maybeNew, maybeWith, maybePeek, withMany, copyBytes, moveBytes, fillBytes
  ) where

import Data.Word (Word8)
import Foreign.Marshal.Alloc
import qualified Foreign.Memory as Memory
import Foreign.Storable
import GHC.Ptr

-- | The value is in memory while the action runs.
with :: Storable a => a -> (Ptr a -> IO b) -> IO b
with x action = alloca (\p -> poke p x >> action p)

new :: Storable a => a -> IO (Ptr a)
new x = do
  p <- malloc
  poke p x
  return p

fromBool :: Num a => Bool -> a
fromBool b = if b then 1 else 0

toBool :: (Eq a, Num a) => a -> Bool
toBool = (/= 0)

-- | Nothing is the null pointer.
maybeNew :: (a -> IO (Ptr b)) -> Maybe a -> IO (Ptr b)
maybeNew = maybe (return nullPtr)

maybeWith :: (a -> (Ptr b -> IO c) -> IO c) -> Maybe a -> (Ptr b -> IO c) -> IO c
maybeWith = maybe ($ nullPtr)

maybePeek :: (Ptr a -> IO b) -> Ptr a -> IO (Maybe b)
maybePeek read p
  | p == nullPtr = return Nothing
  | otherwise = Just <$> read p

withMany :: (a -> (b -> res) -> res) -> [a] -> ([b] -> res) -> res
withMany _ [] action = action []
withMany withOne (x : xs) action = withOne x (\y -> withMany withOne xs (action . (y :)))

-- | To, from, how many bytes.
copyBytes, moveBytes :: Ptr a -> Ptr a -> Int -> IO ()
copyBytes to from = Memory.moveBytes (addressOf to) (addressOf from)
moveBytes = copyBytes

fillBytes :: Ptr a -> Word8 -> Int -> IO ()
fillBytes p byte = Memory.fillBytesAt (addressOf p) (fromIntegral byte)

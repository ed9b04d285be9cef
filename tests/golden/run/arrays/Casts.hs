-- The same bytes as elements of another type.
import Control.Monad.ST (ST, runST)
import Data.Array.IO (IOUArray, newListArray)
import Data.Array.MArray (newArray, readArray)
import Data.Array.ST (STUArray)
import Data.Array.Unsafe (castIOUArray, castSTUArray)
import Data.Word (Word32, Word64)

bits :: Double -> Word64
bits x = runST (do
  a <- newArray (0, 0 :: Int) x :: ST s (STUArray s Int Double)
  castSTUArray a >>= \b -> readArray b 0)

main :: IO ()
main = do
  print (map bits [0, 1, -2.5, 1 / 0])
  a <- newListArray (1, 2) [1.5, -1] :: IO (IOUArray Int Float)
  b <- castIOUArray a :: IO (IOUArray Int Word32)
  mapM (readArray b) [1, 2] >>= print

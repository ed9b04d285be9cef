-- What atomicModifyIORef leaves in a variable is the first of the two, also when a collection comes before anybody looks.
import Control.Monad
import Data.IORef
import System.Mem

main :: IO ()
main = do
  counter <- newIORef (0 :: Int)
  names <- newIORef [] :: IO (IORef [String])
  forM_ [1 .. 5] $ \k -> do
    before <- atomicModifyIORef counter (\n -> (n + k, show n))
    atomicModifyIORef names (\known -> (before : known, null known)) >>= print
    when (odd k) performGC
  performGC
  readIORef counter >>= print
  readIORef names >>= print

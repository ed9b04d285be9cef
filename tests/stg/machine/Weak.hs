import Data.IORef
import System.Mem
import System.Mem.Weak
import Data.Maybe

main :: IO ()
main = do
  key <- newIORef (0 :: Int)
  weak <- mkWeakIORef key (return ())
  performGC
  deRefWeak weak >>= print . fromEnum . isJust
  print (9 :: Int)
  _ <- readIORef key
  performGC
  deRefWeak weak >>= print . fromEnum . isJust

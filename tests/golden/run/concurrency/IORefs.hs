-- References and their atomic updates.
import Data.IORef
import System.Mem
import Data.Unique

main :: IO ()
main = do
  r <- newIORef (1 :: Int)
  modifyIORef r (+ 1)
  modifyIORef' r (* 5)
  readIORef r >>= print
  atomicModifyIORef r (\n -> (n + 1, n)) >>= print
  atomicModifyIORef' r (\n -> (n + 1, show n)) >>= putStrLn
  atomicWriteIORef r 0
  readIORef r >>= print
  s <- newIORef 0
  print (r == r, r == s)
  lazy <- newIORef undefined
  modifyIORef lazy (const 'x')
  readIORef lazy >>= print
  performGC >> performMinorGC
  u <- newUnique
  v <- newUnique
  print (u == u, u == v, u < v, hashUnique v - hashUnique u)

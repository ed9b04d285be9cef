-- A table of weak pointers that dies together with what they point to: its finalizer finds them dead.
import Control.Concurrent.MVar
import Data.IORef
import System.Mem
import System.Mem.Weak

tableOf :: MVar [Maybe Char] -> IO ()
tableOf done = do
  keys <- mapM newIORef "abc"
  weaks <- mapM (\key -> mkWeak key 'v' Nothing) keys
  table <- newIORef weaks
  _ <- mkWeakIORef table (mapM deRefWeak weaks >>= \found -> mapM_ finalize weaks >> putMVar done found)
  mapM_ (`writeIORef` 'x') keys
{-# NOINLINE tableOf #-}

main :: IO ()
main = do
  done <- newEmptyMVar
  tableOf done
  performMajorGC
  takeMVar done >>= print
  performMajorGC

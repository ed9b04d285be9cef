-- What a finalizer dies of is told to nobody.
import Control.Concurrent
import Control.Exception
import Data.IORef
import System.Mem

dropped :: IO () -> IO ()
dropped action = do
  ref <- newIORef 'x'
  _ <- mkWeakIORef ref action
  writeIORef ref 'y'
{-# NOINLINE dropped #-}

main :: IO ()
main = do
  dropped (throwIO (userError "nobody hears this"))
  dropped (evaluate (1 `div` (0 :: Int)) >>= print)
  done <- newEmptyMVar
  dropped (putMVar done "finalized")
  performMajorGC
  takeMVar done >>= putStrLn

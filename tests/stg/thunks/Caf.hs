import Data.IORef
import System.IO.Unsafe

counter :: IORef Int
counter = unsafePerformIO (newIORef 0)
{-# NOINLINE counter #-}

bump :: IO Int
bump = modifyIORef counter (+ 1) >> readIORef counter

expensive, derived :: Int
expensive = unsafePerformIO bump
{-# NOINLINE expensive #-}
derived = expensive * 10

main :: IO ()
main = print derived >> print expensive >> print derived >> bump >>= print

import Data.IORef
import System.IO.Unsafe

tick :: IORef Int -> Int
tick ref = unsafePerformIO (modifyIORef ref (+ 1) >> readIORef ref)
{-# NOINLINE tick #-}

main :: IO ()
main = do
  ref <- newIORef 0
  let x = tick ref
  print x >> print x >> readIORef ref >>= print

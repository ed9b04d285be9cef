-- fixIO, unsafeInterleaveIO, unsafePerformIO: when things run.
import Control.Exception
import Data.IORef
import System.IO
import System.IO.Unsafe

counter :: IORef Int
counter = unsafePerformIO (newIORef 10)
{-# NOINLINE counter #-}

main :: IO ()
main = do
  xs <- fixIO (\xs -> return (1 : map (* 2) (take 5 xs)))
  print (xs :: [Int])
  r <- try (fixIO (\x -> evaluate (x + 1 :: Int)))
  print (either (\e -> show (e :: SomeException)) show r)
  modifyIORef counter (+ 1)
  readIORef counter >>= print
  late <- unsafeInterleaveIO (putStrLn "now" >> return 'c')
  putStrLn "before"
  print late
  print late

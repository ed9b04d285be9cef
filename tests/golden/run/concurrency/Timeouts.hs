-- Limits of time.
import Control.Concurrent
import Control.Exception
import System.Timeout

main :: IO ()
main = do
  timeout 1000000 (return 'a') >>= print
  timeout 1000 (threadDelay 1000000) >>= print
  timeout (-1) (return 'b') >>= print
  timeout 0 (return 'c') >>= print
  timeout 2000 (evaluate (length [1 :: Integer ..])) >>= print
  timeout 1000000 (timeout 1000 (threadDelay 500000)) >>= print
  timeout 1000 (timeout 1000000 (threadDelay 500000)) >>= print
  r <- try (timeout 100000 (throwIO Overflow)) :: IO (Either ArithException (Maybe ()))
  print r
  r2 <- timeout 1000 (threadDelay 1000000 `catch` \e -> putStrLn ("inner saw " ++ show (e :: SomeException)))
  print r2
  threadDelay 100

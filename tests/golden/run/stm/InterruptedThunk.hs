-- | A thunk that waits in a transaction is interrupted; demanded again, it waits on.
import Control.Concurrent
import Control.Concurrent.STM
import Control.Exception
import System.IO.Unsafe
import System.Timeout

main :: IO ()
main = do
  var <- newTVarIO (0 :: Int)
  x <- unsafeInterleaveIO (atomically (readTVar var >>= \n -> check (n > 0) >> return (n * 10)))
  timeout 2000 (evaluate x) >>= print
  timeout 2000 (evaluate x) >>= print
  _ <- forkIO (threadDelay 2000 >> atomically (writeTVar var 4))
  print x
  never <- unsafeInterleaveIO (atomically retry)
  timeout 2000 (evaluate (never :: ())) >>= print
  r <- try (evaluate never)
  print (r :: Either BlockedIndefinitelyOnSTM ())

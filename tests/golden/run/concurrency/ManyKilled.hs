-- | Threads killed by the thousand, before they run, while they wait and after their end; the semaphore is whole at the end.
import Control.Concurrent
import Control.Exception
import Control.Monad

main :: IO ()
main = do
  q <- newQSem 1
  threads <- forM [1 .. 5000 :: Int] (\_ -> forkIO (bracket_ (waitQSem q) (signalQSem q) (return ())))
  mapM_ killThread threads
  waitQSem q
  signalQSem q
  m <- newEmptyMVar :: IO (MVar Int)
  waiting <- forM [1 .. 1000 :: Int] (\_ -> forkIO (void (takeMVar m)))
  yield
  mapM_ killThread waiting
  putMVar m 3
  takeMVar m >>= print

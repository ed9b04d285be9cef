-- What threads are doing.
import Control.Concurrent
import GHC.Conc

main :: IO ()
main = do
  m <- newEmptyMVar :: IO (MVar ())
  t <- forkIO (takeMVar m)
  yield
  threadStatus t >>= print
  putMVar m ()
  yield
  threadDelay 1000
  threadStatus t >>= print
  t2 <- forkIO (threadDelay 1000000)
  yield
  killThread t2
  threadDelay 1000
  threadStatus t2 >>= print
  myThreadId >>= threadStatus >>= print

import Control.Concurrent
import GHC.Conc

main :: IO ()
main = do
  gate <- newEmptyMVar
  out <- newEmptyMVar
  let waiter i = takeMVar gate >>= \v -> putMVar out (i * 100 + v)
      start i = forkIO (waiter i) >>= untilBlocked
      untilBlocked t = threadStatus t >>= \s -> if s == ThreadBlocked BlockedOnMVar then return () else yield >> untilBlocked t
      give v = putMVar gate v >> takeMVar out >>= (print :: Int -> IO ())
  mapM_ start [1, 2, 3] >> mapM_ give [7, 8, 9]

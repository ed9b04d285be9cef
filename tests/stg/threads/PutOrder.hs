import Control.Concurrent
import Control.Monad
import GHC.Conc

main :: IO ()
main = do
  box <- newMVar (0 :: Int)
  let start i = forkIO (putMVar box i) >>= untilBlocked
      untilBlocked t = threadStatus t >>= \s -> if s == ThreadBlocked BlockedOnMVar then return () else yield >> untilBlocked t
  mapM_ start [1, 2, 3]
  replicateM_ 4 (takeMVar box >>= print)

import Control.Concurrent
import Control.Monad

main :: IO ()
main = do
  out <- newEmptyMVar
  forM_ [3, 1, 2 :: Int] $ \n -> forkIO (threadDelay (n * 50000) >> putMVar out n)
  replicateM_ 3 (takeMVar out >>= print)

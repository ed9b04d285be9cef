import Control.Concurrent
import Control.Monad

main :: IO ()
main = do
  a <- newEmptyMVar
  b <- newEmptyMVar
  _ <- forkIO (replicateM_ 500 (takeMVar a >>= putMVar b . (+ 1)))
  n <- foldM (\i _ -> putMVar a i >> takeMVar b) (0 :: Int) [1 .. 500 :: Int]
  print n

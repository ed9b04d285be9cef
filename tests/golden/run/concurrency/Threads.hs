-- Threads meet at MVars; their order is what the MVars make it.
import Control.Concurrent
import Control.Monad

main :: IO ()
main = do
  done <- newEmptyMVar
  forM_ [1 .. 5 :: Int] $ \i -> forkIO (putMVar done (i * i))
  results <- replicateM 5 (takeMVar done)
  print (sum results)
  ping <- newEmptyMVar
  pong <- newEmptyMVar
  _ <- forkIO (forM_ [1 .. 3 :: Int] (\i -> takeMVar ping >>= \s -> putMVar pong (s ++ show i)))
  forM_ ["a", "b", "c"] (\s -> putMVar ping s >> takeMVar pong >>= putStrLn)
  total <- newMVar (0 :: Int)
  ends <- forM [1 .. 10 :: Int] $ \_ -> do
    end <- newEmptyMVar
    _ <- forkFinally (replicateM_ 100 (modifyMVar_ total (return . (+ 1)) >> yield)) (\_ -> putMVar end ())
    return end
  mapM_ takeMVar ends
  readMVar total >>= print
  me <- myThreadId
  print (me == me, compare me me, take 9 (show me))

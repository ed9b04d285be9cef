-- Waiting and waking; threads that are killed within a transaction; what an inner alternative wrote is taken back.
import Control.Concurrent
import Control.Concurrent.STM
import Control.Exception
import Control.Monad
main :: IO ()
main = do
  q <- newTVarIO [] 
  got <- newTVarIO (0 :: Int)
  ws <- forM [1 .. 5 :: Int] $ \_ -> forkIO (forever (atomically (do { xs <- readTVar q; case xs of { [] -> retry; (x : r) -> writeTVar q r >> modifyTVar' got (+ x) } })))
  forM_ [1 .. 300 :: Int] $ \i -> atomically (modifyTVar q (++ [i])) >> when (i `mod` 7 == 0) yield
  atomically (readTVar got >>= \g -> check (g == sum [1 .. 300]))
  readTVarIO got >>= print
  mapM_ killThread ws
  -- killed while looping in a transaction
  v <- newTVarIO (0 :: Int)
  t <- forkIO (atomically (do { writeTVar v 5; _ <- return $! length [1 ..]; return () }))
  threadDelay 1000
  killThread t
  readTVarIO v >>= print
  x <- atomically ((Left <$> (readTVar v >>= \n -> check (n > 0) >> return n)) `orElse` (Right <$> return 'x'))
  print x
  e <- try (atomically (readTVar v >>= \n -> check (n > 0))) :: IO (Either BlockedIndefinitelyOnSTM ())
  print e
  n <- atomically (do { a <- newTVar 1; b <- newTVar 2; (writeTVar a 10 >> (writeTVar b 20 >> retry) `orElse` writeTVar a 11) ; (,) <$> readTVar a <*> readTVar b })
  print (n :: (Int, Int))

-- Transactions that are given up: throwSTM, catchSTM, retry and orElse roll back; TMVar, TBQueue, broadcast channels.
import Control.Concurrent
import Control.Concurrent.STM
import Control.Exception
import Control.Monad
-- STM corners
main :: IO ()
main = do
  tv <- newTVarIO (0 :: Int)
  r <- try (atomically (writeTVar tv 5 >> throwSTM (userError "abort"))) :: IO (Either IOException ())
  print r
  readTVarIO tv >>= print
  atomically ((writeTVar tv 7 >> throwSTM Overflow) `catchSTM` \e -> do v <- readTVar tv; writeTVar tv (v + 100); when (e /= Overflow) retry)
  readTVarIO tv >>= print
  x <- atomically ((writeTVar tv 1 >> retry) `orElse` (readTVar tv))
  print x
  x2 <- atomically ((writeTVar tv 1 >> return 'l') `orElse` return 'r')
  print x2
  r2 <- try (atomically retry) :: IO (Either BlockedIndefinitelyOnSTM ())
  print r2
  r3 <- try (atomically (check False)) :: IO (Either SomeException ())
  print r3
  m <- newEmptyTMVarIO
  forM_ [1..3] $ \i -> forkIO (atomically (putTMVar m (i :: Int)))
  xs <- replicateM 3 (atomically (takeTMVar m))
  print (sum xs)
  q <- newTBQueueIO 2
  done <- newEmptyMVar
  _ <- forkIO (forM_ [1..10 :: Int] (atomically . writeTBQueue q) >> putMVar done ())
  ys <- replicateM 10 (atomically (readTBQueue q))
  takeMVar done
  print ys
  c <- newBroadcastTChanIO
  c1 <- atomically (dupTChan c)
  c2 <- atomically (dupTChan c)
  atomically (mapM_ (writeTChan c) "abc")
  a <- replicateM 3 (atomically (readTChan c1))
  b <- atomically (readTChan c2)
  e <- atomically (isEmptyTChan c2)
  print (a, b, e)
  z <- atomically (swapTVar tv 99)
  z' <- atomically (stateTVar tv (\s -> (s + 1, s * 2)))
  modifyCheck <- atomically (modifyTVar' tv (+ 1) >> readTVar tv)
  print (z, z', modifyCheck)
  r4 <- try (atomically (modifyTVar' tv (\_ -> error "strict"))) :: IO (Either ErrorCall ())
  print r4
  readTVarIO tv >>= print
  atomically (modifyTVar tv (\_ -> error "lazy"))
  r5 <- try (readTVarIO tv >>= evaluate) :: IO (Either ErrorCall Int)
  print r5
  r6 <- try (atomically (do a <- newTVar 'x'; b <- readTVar a; _ <- throwSTM (ErrorCall [b]); return ())) :: IO (Either ErrorCall ())
  print r6
  r7 <- try (evaluate (foldr (\_ _ -> throw (IndexOutOfBounds "q")) () [()])) :: IO (Either ArrayException ())
  print r7

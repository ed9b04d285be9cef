-- Threads that wait for each other; sums that transactions keep.
module Main where

import Control.Concurrent
import Control.Concurrent.STM
import Control.Exception
import Control.Monad

transfer :: TVar Int -> TVar Int -> Int -> STM ()
transfer from to n = do
  have <- readTVar from
  check (have >= n)
  modifyTVar' from (subtract n)
  modifyTVar' to (+ n)

forkWait :: IO () -> IO (TMVar ())
forkWait act = do
  done <- newEmptyTMVarIO
  _ <- forkIO (act `finally` atomically (putTMVar done ()))
  return done

main :: IO ()
main = do
  -- nothing is lost, and nobody sees half a transfer
  accounts <- replicateM 5 (newTVarIO 1000)
  running <- newTVarIO True
  watcher <- forkWait (forever' running (do
    total <- atomically (sum <$> mapM readTVar accounts)
    when (total /= 5000) (putStrLn ("saw " ++ show total))))
  ws <- forM [0 .. 4] $ \i -> forkWait (forM_ [1 .. 200 :: Int] $ \k ->
    atomically (transfer (accounts !! i) (accounts !! ((i + k) `mod` 5)) (k `mod` 7)))
  forM_ ws (atomically . takeTMVar)
  atomically (writeTVar running False)
  atomically (takeTMVar watcher)
  print . sum =<< mapM readTVarIO accounts
  -- a transfer that has to wait
  a <- newTVarIO 0
  b <- newTVarIO 0
  w <- forkWait (atomically (transfer a b 50))
  forM_ [1 .. 5 :: Int] (const (atomically (modifyTVar' a (+ 10)) >> yield))
  atomically (takeTMVar w)
  print =<< ((,) <$> readTVarIO a <*> readTVarIO b)
  -- producers and a consumer through a queue of two
  q <- newTBQueueIO 2
  out <- newTQueueIO
  c <- forkWait (replicateM_ 30 (atomically (readTBQueue q >>= writeTQueue out)))
  ps <- forM [0, 100, 200] $ \base -> forkWait (forM_ [1 .. 10] (atomically . writeTBQueue q . (base +)))
  mapM_ (atomically . takeTMVar) (c : ps)
  xs <- atomically (flushTQueue out)
  print (length xs, sum xs, [[x | x <- xs, x `div` 100 == k] == [100 * k + 1 .. 100 * k + 10] | k <- [0, 1, 2 :: Int]])
  -- broadcast
  ch <- newBroadcastTChanIO
  readers <- replicateM 3 (atomically (dupTChan ch))
  mapM_ (atomically . writeTChan ch) "abc"
  print =<< mapM (\r -> replicateM 3 (atomically (readTChan r))) readers
  -- waiting for either of two
  l <- newEmptyTMVarIO
  r <- newEmptyTMVarIO
  e <- forkWait (atomically ((Left <$> takeTMVar l) `orElse` (Right <$> takeTMVar r)) >>= \x -> print (x :: Either Int Char))
  yield
  atomically (putTMVar r 'r')
  atomically (takeTMVar e)
  -- a thread that waits can be killed, and leaves nothing
  t <- forkIO ((atomically (takeTMVar l) >>= print) `catch` \ThreadKilled -> putStrLn "killed")
  yield
  killThread t
  yield
  atomically (putTMVar l 1)
  print =<< atomically (tryTakeTMVar l)
  where
    forever' running act = do
      go <- readTVarIO running
      when go (act >> yield >> forever' running act)

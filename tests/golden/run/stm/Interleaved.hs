-- Transactions over more locations than a few, that retry, fail and start again, between each other: nobody sees half of one.
import Control.Concurrent
import Control.Concurrent.STM
import Control.Exception
import Control.Monad

main :: IO ()
main = do
  vs <- replicateM 14 (newTVarIO (0 :: Int))
  bad <- newTVarIO (0 :: Int)
  dones <- forM [1 .. 4 :: Int] $ \t -> do
    d <- newEmptyMVar
    _ <- forkIO $ do
      forM_ [1 .. 60 :: Int] $ \i -> do
        let n = 2 + (i * t) `mod` 13
        atomically $ do
          xs <- mapM readTVar vs
          when (any (/= head xs) xs) $ writeTVar bad 1
          if i `mod` 3 == 0
            then (forM_ (take n vs) (\v -> modifyTVar' v (+ 1)) >> retry) `orElse` forM_ vs (\v -> modifyTVar' v (+ 2))
            else if i `mod` 5 == 0
              then (forM_ (take n vs) (\v -> modifyTVar' v (+ 1)) >> throwSTM Overflow) `catchSTM` \e -> when (e == Overflow) (forM_ (reverse vs) (\v -> readTVar v >>= writeTVar v . (+ 1)))
              else mapM_ (\v -> writeTVar v (head xs + 1)) vs
      putMVar d ()
    return d
  mapM_ takeMVar dones
  xs <- mapM readTVarIO vs
  print (all (== head xs) xs, head xs)
  readTVarIO bad >>= print

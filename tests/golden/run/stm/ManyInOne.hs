-- One transaction over three hundred locations, each read and written several times; some are new in it.
import Control.Concurrent.STM
import Control.Monad

main :: IO ()
main = do
  vs <- mapM newTVarIO [1 .. 300 :: Int]
  new <- atomically $ do
    forM_ vs (\v -> modifyTVar' v (* 2))
    new <- forM vs (readTVar >=> newTVar)
    zipWithM_ (\v w -> readTVar w >>= \x -> writeTVar v (x + 1)) vs (reverse new)
    forM_ new (\v -> modifyTVar v (+ 1000))
    -- taken back, the reads with it
    (forM_ vs (`writeTVar` 0) >> retry) `orElse` forM_ (take 20 vs) (\v -> modifyTVar' v negate)
    return new
  xs <- mapM readTVarIO vs
  ys <- mapM readTVarIO new
  print (sum xs, take 3 xs, last xs)
  print (sum ys, take 3 ys)

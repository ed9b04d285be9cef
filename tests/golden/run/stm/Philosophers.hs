-- Five philosophers take both forks at once.
module Main where

import Control.Concurrent
import Control.Concurrent.STM
import Control.Monad

philosopher :: TVar Int -> TMVar () -> TMVar () -> IO ()
philosopher meals left right = replicateM_ 20 $ do
  atomically (takeTMVar left >> takeTMVar right)
  yield
  atomically (putTMVar left () >> putTMVar right () >> modifyTVar' meals (+ 1))

main :: IO ()
main = do
  forks <- replicateM 5 (newTMVarIO ())
  meals <- newTVarIO 0
  forM_ (zip forks (tail (cycle forks))) (forkIO . uncurry (philosopher meals))
  atomically (readTVar meals >>= check . (== 100))
  print =<< readTVarIO meals

-- Hundreds of waiting threads are killed, through their handlers; nobody says anything, whoever throws ThreadKilled.
import Control.Concurrent
import Control.Concurrent.QSem
import Control.Exception
import Control.Monad

main :: IO ()
main = do
  sem <- newQSem 0
  ready <- newEmptyMVar
  done <- newEmptyMVar
  waiting <- forM [1 .. 400 :: Int] $ \i ->
    forkIO ((putMVar ready () >> bracket_ (waitQSem sem) (signalQSem sem) (return ())) `onException` putMVar done i)
  replicateM_ 400 (takeMVar ready)
  threadDelay 1000
  forM_ (zip [1 :: Int ..] waiting) $ \(i, thread) ->
    if even i then killThread thread else throwTo thread ThreadKilled
  ended <- replicateM 400 (takeMVar done)
  print (sum ended)
  signalQSem sem
  waitQSem sem
  putStrLn "the unit is there"

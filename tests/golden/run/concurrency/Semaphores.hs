-- Semaphores bound how many are inside.
import Control.Concurrent
import Control.Exception
import Control.Monad

main :: IO ()
main = do
  sem <- newQSem 2
  inside <- newMVar (0 :: Int)
  most <- newMVar 0
  ends <- forM [1 .. 6 :: Int] $ \_ -> do
    end <- newEmptyMVar
    _ <- forkIO $ do
      bracket_ (waitQSem sem) (signalQSem sem) $ do
        n <- modifyMVar inside (\k -> return (k + 1, k + 1))
        modifyMVar_ most (return . max n)
        yield >> yield
        modifyMVar_ inside (return . subtract 1)
      putMVar end ()
    return end
  mapM_ takeMVar ends
  readMVar most >>= print
  semN <- newQSemN 0
  got <- newEmptyMVar
  _ <- forkIO (waitQSemN semN 3 >> putMVar got "three")
  signalQSemN semN 2
  yield
  tryTakeMVar got >>= print
  signalQSemN semN 1
  takeMVar got >>= putStrLn
  r <- try (newQSem (-1)) :: IO (Either IOException QSem)
  putStrLn (either show (const "?") r)

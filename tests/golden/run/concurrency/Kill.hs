-- Exceptions thrown at other threads.
import Control.Concurrent
import Control.Exception
import Control.Monad

main :: IO ()
main = do
  started <- newEmptyMVar
  ended <- newEmptyMVar
  t <- forkIO ((putMVar started () >> forever (threadDelay 100000)) `catch` \e -> putMVar ended (show (e :: AsyncException)))
  takeMVar started
  killThread t
  takeMVar ended >>= putStrLn
  t2 <- forkFinally (putMVar started () >> forever yield) (putMVar ended . either show (const "no"))
  takeMVar started
  throwTo t2 (ErrorCall "from outside")
  takeMVar ended >>= putStrLn
  blocked <- newEmptyMVar :: IO (MVar ())
  t3 <- mask_ (forkIO ((putMVar started () >> takeMVar blocked) `catch` \e -> putMVar ended ("interrupted: " ++ show (e :: SomeException))))
  takeMVar started
  yield
  killThread t3
  takeMVar ended >>= putStrLn
  me <- myThreadId
  r <- try (throwTo me Overflow) :: IO (Either ArithException ())
  print r
  killThread t
  putStrLn "killing the dead is fine"

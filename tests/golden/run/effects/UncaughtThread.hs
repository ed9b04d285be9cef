import Control.Concurrent
import Control.Monad
main :: IO ()
main = do
  v <- newEmptyMVar :: IO (MVar Int)
  _ <- forkIO (void (error "in a thread" :: IO ()))
  yield
  putStrLn "main goes on"
  takeMVar v >>= print

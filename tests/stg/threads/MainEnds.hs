import Control.Concurrent
import Control.Monad

main :: IO ()
main = do
  never <- newEmptyMVar :: IO (MVar ())
  _ <- forkIO (forever yield)
  _ <- forkIO (takeMVar never)
  putStrLn "done"

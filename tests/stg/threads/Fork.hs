import Control.Concurrent

main :: IO ()
main = do
  done <- newEmptyMVar
  _ <- forkIO (putStrLn "child" >> putMVar done 42)
  takeMVar done >>= (print :: Int -> IO ())

import Control.Concurrent
import Control.Exception

newtype E = E Int deriving Show
instance Exception E

main :: IO ()
main = do
  ready <- newEmptyMVar
  go <- newEmptyMVar
  done <- newEmptyMVar
  t <- forkIO (mask_ (putMVar ready () >> putStrLn "masked" >> takeMVar go >> putStrLn "unreachable") `catch` \(E n) -> print n >> putMVar done ())
  takeMVar ready
  throwTo t (E 5)
  takeMVar done
  putStrLn "done"

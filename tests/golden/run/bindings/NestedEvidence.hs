import Data.IORef
main :: IO ()
main = do
  log' <- newIORef []
  let note s = modifyIORef log' (s :)
      dump = readIORef log' >>= print . reverse >> writeIORef log' []
  note "outer"
  dump

-- The same, not caught.
import Control.Concurrent

main :: IO ()
main = do
  putStrLn "waiting"
  m <- newEmptyMVar :: IO (MVar ())
  takeMVar m
  putStrLn "never"

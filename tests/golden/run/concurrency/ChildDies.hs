-- A thread's uncaught exception is told, and main goes on.
import Control.Concurrent
import Control.Exception
import System.Exit
import System.IO

main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  run (throwIO (ErrorCall "in a thread"))
  run (exitWith (ExitFailure 3))
  run (throwIO ThreadKilled)
  run (evaluate (1 `div` (0 :: Int)) >> return ())
  putStrLn "main is fine"
  where
    run io = do
      done <- newEmptyMVar
      t <- mask_ (forkIOWithUnmask (\unmask -> unmask io `finally` putMVar done ()))
      takeMVar done
      threadDelay 2000
      print (take 8 (show t))

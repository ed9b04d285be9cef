-- When main has died, too, a thread that can run gets one turn more; one that sleeps does not.
import Control.Concurrent
import System.Exit

main :: IO ()
main = do
  putStrLn "main"
  _ <- forkIO (threadDelay 1000000 >> putStrLn "never")
  _ <- forkIO (putStrLn "child")
  exitWith (ExitFailure 3)

-- Exit codes are exceptions: they can be caught, and cleaned up after.
import Control.Exception
import System.Exit

main :: IO ()
main = do
  r <- try exitFailure :: IO (Either ExitCode ())
  print r
  r2 <- try (exitWith (ExitFailure 0)) :: IO (Either SomeException ())
  print r2
  handle (\e -> putStrLn ("exit " ++ show (e :: ExitCode))) exitSuccess
  (putStrLn "leaving" >> exitWith (ExitFailure 42)) `finally` putStrLn "cleanup"

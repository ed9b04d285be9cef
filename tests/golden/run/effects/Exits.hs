module Main where
import Control.Exception
import System.Exit
import System.Environment
import System.IO

main :: IO ()
main = do
  name <- getProgName
  args <- getArgs
  print (null name, args)
  r <- try (exitWith (ExitFailure 3)) :: IO (Either ExitCode ())
  print r
  r2 <- try exitSuccess
  print (r2 :: Either ExitCode ())
  r3 <- try (evaluate (length [undefined, error "x" :: Int]))
  print (either (\e -> takeWhile (/= '\n') (show (e :: SomeException))) show r3)
  r4 <- try (exitWith (ExitFailure 0))
  case r4 of
    Left e -> putStrLn ("refused: " ++ show (e :: SomeException))
    Right () -> putStrLn "?"
  withArgs ["a", "b"] (getArgs >>= print)
  withProgName "other" (getProgName >>= putStrLn)
  v <- lookupEnv "SURELY_NOT_DEFINED_HERE"
  print v
  hPutStrLn stderr "to stderr"
  (putStrLn "in" >> exitWith (ExitFailure 42)) `finally` putStrLn "cleanup"

-- The order of acquiring, using and releasing, with and without exceptions.
import Control.Exception

say :: String -> IO ()
say = putStrLn

main :: IO ()
main = do
  r <- bracket (say "acquire" >> return 5) (\_ -> say "release") (\n -> say "use" >> return (n + 1 :: Int))
  print r
  r2 <- try (bracket (say "a" >> return 'x') (\c -> say ("b" ++ [c])) (\_ -> throwIO Overflow)) :: IO (Either ArithException ())
  print r2
  bracket_ (say "in") (say "out") (say "between")
  r3 <- try (bracketOnError (return ()) (\_ -> say "only on error") (\_ -> throwIO Underflow)) :: IO (Either ArithException ())
  print r3
  bracketOnError (return ()) (\_ -> say "not this time") (\_ -> say "fine")
  (say "body" `finally` say "finally") `finally` say "outer finally"
  r4 <- try (throwIO Denormal `finally` say "cleanup") :: IO (Either ArithException ())
  print r4
  r5 <- try (throwIO DivideByZero `onException` say "on exception") :: IO (Either ArithException ())
  print r5
  r6 <- try (bracket (return ()) (\_ -> throwIO (userError "in release")) (\_ -> throwIO Overflow)) :: IO (Either SomeException ())
  print r6
  say "after" `onException` say "never"

import Control.Exception

main :: IO ()
main = throwIO (userError "x") `catch` handler
  where
    handler :: IOException -> IO ()
    handler _ = putStrLn "handler" >> throwIO (ErrorCall "worse")

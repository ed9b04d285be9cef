-- What happens inside bracket, seen from outside.
module Main where

import Control.Exception

withConnection :: String -> (Int -> IO a) -> IO a
withConnection name = bracket (putStrLn ("open " ++ name) >> return 7) (\_ -> putStrLn ("close " ++ name))

query :: Int -> String -> IO Int
query connection sql
  | null sql = throwIO (userError "empty query")
  | otherwise = return (connection + length sql)

main :: IO ()
main = do
  n <- withConnection "db" (\c -> do
    a <- query c "select"
    b <- query c ""
    return (a + b))
  print n

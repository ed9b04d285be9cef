-- The result of an action between bracket and finally is forced after both.
module Main where
import Control.Exception

withResource :: String -> (Int -> IO a) -> IO a
withResource name = bracket (acquire name) release
  where
    acquire n = do
      putStrLn ("open " ++ n)
      return (length n)
    release _ = putStrLn "close"

process :: Int -> IO Int
process n = do
  x <- evaluate (product [n, n - 1 .. 0])
  return (1000 `div` x)

main :: IO ()
main = do
  r <- withResource "db" process `finally` putStrLn "done"
  print r

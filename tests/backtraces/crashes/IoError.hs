-- A file that does not exist.
module Main where

countLines :: FilePath -> IO Int
countLines path = do
  text <- readFile path
  return (length (lines text))

main :: IO ()
main = do
  n <- countLines "no-such-file.txt"
  print n

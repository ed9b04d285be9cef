module Main where

import Control.Monad (unless)
import System.IO
import System.IO.Error
import Text.Read (readMaybe)

loop :: Int -> IO Int
loop total = do
  eof <- isEOF
  if eof
    then return total
    else do
      line <- getLine
      case (words line, readMaybe line) of
        (_, Just n) -> loop (total + n)
        (["skip", k], _) | Just n <- readMaybe k -> do
          mapM_ (const (hGetLine stdin)) [1 .. n :: Int]
          loop total
        (["quit"], _) -> return total
        _ -> do
          hPutStrLn stderr ("bad line: " ++ show line)
          loop total

main :: IO ()
main = do
  hSetBuffering stdout NoBuffering
  putStr "Name? "
  name <- getLine
  putStrLn ("Hello, " ++ name ++ "!")
  c <- getChar
  c2 <- hLookAhead stdin
  rest <- getLine
  print (c, c2, rest)
  n <- readLn :: IO Int
  print (n + 1)
  xs <- fmap read getLine :: IO [Int]
  print (sum xs)
  total <- loop 0
  print total
  remaining <- getContents
  putStr (map succ (filter (/= '\n') remaining))
  putStrLn ""
  r <- tryIOError getLine
  either (\e -> print (isEOFError e, isIllegalOperation e)) putStrLn r
  closed <- hIsClosed stdin
  unless closed (putStrLn "open")

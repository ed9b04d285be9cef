-- Line ends are translated whatever the encoding; not in binary mode, which sets them back.
module Main where

import System.Directory (getTemporaryDirectory, removeFile)
import System.IO

main :: IO ()
main = do
  folder <- getTemporaryDirectory
  (path, first) <- openBinaryTempFile folder "line-ends"
  hClose first
  h <- openFile path WriteMode
  hSetEncoding h latin1
  hSetNewlineMode h (NewlineMode LF CRLF)
  hPutStrLn h "\233\nx"
  hPutChar h '\n'
  hSetBuffering h NoBuffering
  hPutStr h "y\n"
  hSetBinaryMode h True
  hPutStr h "z\n"
  hClose h
  withBinaryFile path ReadMode (\r -> hGetContents r >>= print)
  withFile path ReadMode (\r -> hSetEncoding r latin1 >> hSetNewlineMode r universalNewlineMode >> hGetContents r >>= print)
  removeFile path

-- Text with a byte order mark, encodings by other names, encodings of closed handles, templates that are paths.
module Main where

import Control.Exception
import Control.Monad
import qualified Data.ByteString as B
import System.Directory
import System.IO

attempt :: Show a => IO a -> IO ()
attempt action = try action >>= either (\e -> putStrLn ("failed: " ++ show (e :: IOException))) print

main :: IO ()
main = do
  withFile "Marks.tmp" WriteMode (\h -> hSetEncoding h utf8_bom >> hGetEncoding h >>= print >> hPutStr h "one\n\228\n")
  B.readFile "Marks.tmp" >>= print
  readFile "Marks.tmp" >>= print
  withFile "Marks.tmp" ReadMode (\h -> hSetEncoding h utf8_bom >> hGetContents h >>= print)
  withFile "Marks.tmp" ReadMode (\h -> hSetEncoding h utf8_bom >> hLookAhead h >>= print >> hGetLine h >>= print >> hGetLine h >>= print >> hIsEOF h >>= print)
  forM_ [B.empty, B.pack [0xef], B.pack [97, 0xef, 0xbb, 0xbf], B.pack [0xef, 0xbd, 0x81]] $ \bytes -> do
    B.writeFile "Marks.tmp" bytes
    attempt (withFile "Marks.tmp" ReadMode (\h -> hSetEncoding h utf8_bom >> hIsEOF h >>= \end -> if end then return "" else hGetLine h))
  h <- openFile "Marks.tmp" ReadMode
  hClose h
  attempt (hSetEncoding h utf8)
  removeFile "Marks.tmp"
  forM_ ["utf8", "Utf-8", "UTF8//IGNORE", "latin1", "utf-16le", "nonsense"] (\name -> attempt (void (mkTextEncoding name)))
  attempt (void (openTempFile "." "a/b"))

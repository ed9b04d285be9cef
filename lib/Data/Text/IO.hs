-- | Strict texts from and to handles; reading is strict, too.
module Data.Text.IO
  ( readFile, writeFile, appendFile
  , hGetContents, hGetChunk, hGetLine, hPutStr, hPutStrLn
  , interact, getContents, getLine, putStr, putStrLn
  ) where

import Data.Text (Text)
import qualified Data.Text as Text
import Prelude hiding (appendFile, getContents, getLine, interact, putStr, putStrLn, readFile, writeFile)
import System.IO (Handle, IOMode(..), hClose, openFile, stdin, stdout, withFile)
import qualified System.IO as Strings

readFile :: FilePath -> IO Text
readFile name = openFile name ReadMode >>= hGetContents

writeFile, appendFile :: FilePath -> Text -> IO ()
writeFile name t = withFile name WriteMode (\h -> hPutStr h t)
appendFile name t = withFile name AppendMode (\h -> hPutStr h t)

-- | All there is to read; the handle is closed then.
hGetContents :: Handle -> IO Text
hGetContents h = do
  cs <- Strings.hGetContents h
  let t = Text.pack cs
  t `seq` hClose h
  return t

-- | What can be read without waiting, or the next line; empty at the end.
hGetChunk :: Handle -> IO Text
hGetChunk h = do
  end <- Strings.hIsEOF h
  if end then return Text.empty else do
    c <- Strings.hGetChar h
    if c == '\n' then return (Text.singleton c) else Text.cons c <$> restOfLine h

-- | Up to the end of the line, that included, if there is one.
restOfLine :: Handle -> IO Text
restOfLine h = do
  end <- Strings.hIsEOF h
  if end then return Text.empty else do
    t <- hGetLine h
    return (t <> Text.singleton '\n')

hGetLine :: Handle -> IO Text
hGetLine h = Text.pack <$> Strings.hGetLine h

hPutStr, hPutStrLn :: Handle -> Text -> IO ()
hPutStr h = Strings.hPutStr h . Text.unpack
hPutStrLn h = Strings.hPutStrLn h . Text.unpack

interact :: (Text -> Text) -> IO ()
interact f = getContents >>= putStr . f

getContents, getLine :: IO Text
getContents = hGetContents stdin
getLine = hGetLine stdin

putStr, putStrLn :: Text -> IO ()
putStr = hPutStr stdout
putStrLn = hPutStrLn stdout

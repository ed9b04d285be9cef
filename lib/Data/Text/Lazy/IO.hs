-- | Lazy texts from and to handles.
module Data.Text.Lazy.IO
  ( readFile, writeFile, appendFile
  , hGetContents, hGetLine, hPutStr, hPutStrLn
  , interact, getContents, getLine, putStr, putStrLn
  ) where

import Data.Text.Lazy (Text)
import qualified Data.Text.Lazy as Text
import Prelude hiding (appendFile, getContents, getLine, interact, putStr, putStrLn, readFile, writeFile)
import System.IO (Handle, IOMode(..), openFile, stdin, stdout, withFile)
import qualified System.IO as Strings

readFile :: FilePath -> IO Text
readFile name = openFile name ReadMode >>= hGetContents

writeFile, appendFile :: FilePath -> Text -> IO ()
writeFile name t = withFile name WriteMode (\h -> hPutStr h t)
appendFile name t = withFile name AppendMode (\h -> hPutStr h t)

-- | Read as it is demanded; the handle is half-closed.
hGetContents, hGetLine :: Handle -> IO Text
hGetContents h = byLines <$> Strings.hGetContents h
hGetLine h = Text.pack <$> Strings.hGetLine h

-- | What a person types arrives by lines: no character waits for those of the next.
byLines :: String -> Text
byLines "" = Text.empty
byLines cs = case break (== '\n') cs of
  (line, '\n' : rest) -> Text.snoc (Text.pack line) '\n' <> byLines rest
  (line, _) -> Text.pack line

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

-- | Bytes from and to handles, whatever encoding these have for characters.
module Data.ByteString.IO
  ( getLine, getContents, putStr, interact, readFile, writeFile, appendFile
  , hGetLine, hGetContents, hGet, hGetSome, hGetNonBlocking, hPut, hPutNonBlocking, hPutStr
  ) where

import Control.Exception (finally)
import Data.ByteString.Internal
import Prelude hiding (appendFile, getContents, getLine, interact, putStr, readFile, writeFile)
import System.IO (Handle, IOMode(..), hClose, hGetEncoding, hIsEOF, hSetBinaryMode, hSetEncoding, openBinaryFile, stdin, stdout, withBinaryFile)
import qualified System.IO as Strings
import System.IO.Error (ioeSetLocation, modifyIOError)

-- | One character is one byte meanwhile. Errors are said to be those of the operation that is named.
asBytes :: String -> Handle -> IO a -> IO a
asBytes name h act = modifyIOError (`ioeSetLocation` name) (do
  encoding <- hGetEncoding h
  case encoding of
    Nothing -> act
    Just known -> do
      hSetBinaryMode h True
      act `finally` (hSetBinaryMode h False >> hSetEncoding h known))

hGetLine :: Handle -> IO ByteString
hGetLine h = asBytes "Data.ByteString.hGetLine" h (packChars <$> Strings.hGetLine h)

-- | All there is to read; the handle is closed then.
hGetContents :: Handle -> IO ByteString
hGetContents h = do
  hSetBinaryMode h True
  cs <- Strings.hGetContents h
  let b = packChars cs
  b `seq` hClose h
  return b

-- | That many bytes, or as many as there are.
hGet, hGetSome, hGetNonBlocking :: Handle -> Int -> IO ByteString
hGet h n
  | n < 0 = ioError (userError ("hGet: illegal ByteString size (" ++ show n ++ ")"))
  | otherwise = asBytes "hGetBuf" h (packChars <$> go n)
 where
  go 0 = return []
  go k = do
    end <- hIsEOF h
    if end then return [] else do
      c <- Strings.hGetChar h
      cs <- go (k - 1)
      return (c : cs)
hGetSome = hGet
hGetNonBlocking = hGet

hPut, hPutStr :: Handle -> ByteString -> IO ()
hPut h b = asBytes "hPutBuf" h (Strings.hPutStr h (unpackChars b))
hPutStr = hPut

-- | What could not be written: nothing is left here.
hPutNonBlocking :: Handle -> ByteString -> IO ByteString
hPutNonBlocking h b = hPut h b >> return empty

getLine, getContents :: IO ByteString
getLine = hGetLine stdin
getContents = hGetContents stdin

putStr :: ByteString -> IO ()
putStr = hPut stdout

interact :: (ByteString -> ByteString) -> IO ()
interact f = getContents >>= putStr . f

readFile :: FilePath -> IO ByteString
readFile name = openBinaryFile name ReadMode >>= hGetContents

writeFile, appendFile :: FilePath -> ByteString -> IO ()
writeFile name b = withBinaryFile name WriteMode (\h -> hPut h b)
appendFile name b = withBinaryFile name AppendMode (\h -> hPut h b)

{-# LANGUAGE NoImplicitPrelude #-}
-- | Input and output.
module System.IO
  ( IO, fixIO, FilePath
  , Handle, stdin, stdout, stderr
    -- * Files
  , withFile, openFile, IOMode(..), hClose, readFile, readFile', writeFile, appendFile
    -- * Handles
  , hFileSize, hSetFileSize, hIsEOF, isEOF
  , BufferMode(..), hSetBuffering, hGetBuffering, hFlush
  , hGetPosn, hSetPosn, HandlePosn, hSeek, SeekMode(..), hTell
  , hIsOpen, hIsClosed, hIsReadable, hIsWritable, hIsSeekable, hIsTerminalDevice, hSetEcho, hGetEcho, hShow
    -- * Text
  , hWaitForInput, hReady, hGetChar, hGetLine, hLookAhead, hGetContents, hGetContents'
  , hPutChar, hPutStr, hPutStrLn, hPrint
  , interact, putChar, putStr, putStrLn, print, getChar, getLine, getContents, getContents', readIO, readLn
    -- * Bytes
  , withBinaryFile, openBinaryFile, hSetBinaryMode
  , hGetBuf, hGetBufSome, hGetBufNonBlocking, hPutBuf, hPutBufNonBlocking
  , openTempFile, openBinaryTempFile, openTempFileWithDefaultPermissions, openBinaryTempFileWithDefaultPermissions
    -- * Encodings, line ends
  , hSetEncoding, hGetEncoding, TextEncoding, latin1, utf8, utf8_bom, utf16, utf16le, utf16be, utf32, utf32le, utf32be
  , localeEncoding, char8, mkTextEncoding
  , hSetNewlineMode, Newline(..), nativeNewline, NewlineMode(..), noNewlineTranslation, universalNewlineMode
  , nativeNewlineMode
  ) where

import GHC.Base
import GHC.IO
import GHC.IO.Encoding
import GHC.IO.Exception
import GHC.IO.Handle
import GHC.IO.Handle.Buffer
import GHC.IO.Handle.FD
import GHC.IO.Handle.Text (hPutStrLn)
import GHC.IO.Host (hostPathKind)
import GHC.IO.IOMode
import GHC.IORef
import GHC.List (reverse, span)
import GHC.MVar
import GHC.Num
import GHC.Show
import Text.Read (Read, lex, reads)

-- Standard handles ----------------------------------------------------------------------------------------------------

putChar :: Char -> IO ()
putChar c = hPutChar stdout c

putStr :: String -> IO ()
putStr cs = hPutStr stdout cs

putStrLn :: String -> IO ()
putStrLn cs = hPutStrLn stdout cs

print :: Show a => a -> IO ()
print a = putStrLn (show a)

getChar :: IO Char
getChar = hGetChar stdin

getLine :: IO String
getLine = hGetLine stdin

-- | All the input, read as it is demanded.
getContents :: IO String
getContents = hGetContents stdin

-- | All the input, read now.
getContents' :: IO String
getContents' = hGetContents' stdin

-- | The output is a function of the input.
interact :: (String -> String) -> IO ()
interact f = getContents >>= \cs -> putStr (f cs)

isEOF :: IO Bool
isEOF = hIsEOF stdin

-- Files ---------------------------------------------------------------------------------------------------------------

-- | Read as it is demanded.
readFile :: FilePath -> IO String
readFile path = openFile path ReadMode >>= hGetContents

-- | Read now.
readFile' :: FilePath -> IO String
readFile' path = withFile path ReadMode hGetContents'

writeFile :: FilePath -> String -> IO ()
writeFile path text = withFile path WriteMode (\h -> hPutStr h text)

appendFile :: FilePath -> String -> IO ()
appendFile path text = withFile path AppendMode (\h -> hPutStr h text)

-- Values --------------------------------------------------------------------------------------------------------------

hPrint :: Show a => Handle -> a -> IO ()
hPrint h a = hPutStrLn h (show a)

readLn :: Read a => IO a
readLn = getLine >>= readIO

-- | Throws when the text is not one value.
readIO :: Read a => String -> IO a
readIO text = case [a | (a, rest) <- reads text, ("", "") <- lex rest] of
  [a] -> return a
  [] -> ioError (userError "Prelude.readIO: no parse")
  _ -> ioError (userError "Prelude.readIO: ambiguous parse")

hReady :: Handle -> IO Bool
hReady h = hWaitForInput h 0

-- | The function gets the result before there is one.
fixIO :: (a -> IO a) -> IO a
fixIO k = do
  m <- newEmptyMVar
  ans <- unsafeDupableInterleaveIO (readMVar m `catch` tooEarly)
  result <- k ans
  putMVar m result
  return result
  where
    tooEarly BlockedIndefinitelyOnMVar = throwIO FixIOException

-- Temporary files -----------------------------------------------------------------------------------------------------

-- | A new file in a folder, from a name such as @log.txt@.
openTempFile, openBinaryTempFile, openTempFileWithDefaultPermissions, openBinaryTempFileWithDefaultPermissions
  :: FilePath -> String -> IO (FilePath, Handle)
openTempFile = newFile "openTempFile" openFile
openBinaryTempFile = newFile "openBinaryTempFile" openBinaryFile
openTempFileWithDefaultPermissions = openTempFile
openBinaryTempFileWithDefaultPermissions = openBinaryTempFile

-- | Errors are the operation's, of the folder.
newFile :: String -> (FilePath -> IOMode -> IO Handle) -> FilePath -> String -> IO (FilePath, Handle)
newFile operation open folder template
 | (_, _ : _) <- span (/= '/') template =
  failIO ("openTempFile': Template string must not contain path separator characters: " ++ template)
 | otherwise = do
  n <- atomicModifyIORef' temporaryFiles (\old -> (old + 1, old))
  let path = inFolder folder (prefix ++ show n ++ suffix)
  kind <- hostPathKind path
  if kind /= 0 then newFile operation open folder template else do
    h <- open path ReadWriteMode `catchException` \e -> ioError e { ioe_location = operation, ioe_filename = Just folder }
    return (path, h)
  where
    (prefix, suffix) = splitExtension template

-- | Numbers for their names.
temporaryFiles :: IORef Int
temporaryFiles = unsafePerformIO (newIORef 1000)
{-# NOINLINE temporaryFiles #-}

inFolder :: FilePath -> FilePath -> FilePath
inFolder "" file = file
inFolder folder file = case reverse folder of
  '/' : _ -> folder ++ file
  _ -> folder ++ '/' : file

-- | Before and from the last dot.
splitExtension :: FilePath -> (FilePath, FilePath)
splitExtension file = case span (/= '.') (reverse file) of
  (_, []) -> (file, "")
  (ext, _ : name) -> (reverse name, '.' : reverse ext)

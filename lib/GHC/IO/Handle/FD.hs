{-# LANGUAGE NoImplicitPrelude, MagicHash #-}
-- | The standard handles, and handles on files.
module GHC.IO.Handle.FD
  ( stdin, stdout, stderr
  , openFile, withFile, openBinaryFile, withBinaryFile, openFileBlocking, withFileBlocking, fileHandle
  ) where

import GHC.Base
import GHC.IO
import GHC.IO.Exception
import GHC.IO.Handle.Internals
import GHC.IO.Handle.Types
import GHC.IO.Host
import GHC.IO.IOMode

-- | Line-buffered on a terminal, block-buffered otherwise.
stdin, stdout :: Handle
stdin = unsafePerformIO (standard "<stdin>" 0 ReadHandle)
{-# NOINLINE stdin #-}
stdout = unsafePerformIO (standard "<stdout>" 1 WriteHandle)
{-# NOINLINE stdout #-}

-- | Not buffered.
stderr :: Handle
stderr = unsafePerformIO (newHandle "<stderr>" 2 WriteHandle NoBuffering False)
{-# NOINLINE stderr #-}

standard :: [Char] -> Int -> HandleType -> IO Handle
standard name fd kind = do
  mode <- modeFor fd
  newHandle name fd kind mode False

modeFor :: Int -> IO BufferMode
modeFor fd = do
  terminal <- hostIsTerminal fd
  return (if terminal then LineBuffering else BlockBuffering Nothing)

openFile, openBinaryFile, openFileBlocking :: FilePath -> IOMode -> IO Handle
openFile path mode = opened "openFile" path mode False
openBinaryFile path mode = opened "openBinaryFile" path mode True
openFileBlocking = openFile

-- | Closes the file at the end, whatever happens.
withFile, withBinaryFile, withFileBlocking :: FilePath -> IOMode -> (Handle -> IO r) -> IO r
withFile path mode = bracket (openFile path mode) closeHandle
withBinaryFile path mode = bracket (openBinaryFile path mode) closeHandle
withFileBlocking = withFile

closeHandle :: Handle -> IO ()
closeHandle h = locked "hClose" h closeLocked

opened :: [Char] -> FilePath -> IOMode -> Bool -> IO Handle
opened what path mode binary = do
  answer <- hostOpen path (modeNumber mode)
  fd <- checked answer `catchException` (\e -> ioError (located e))
  fileHandle path fd mode binary
  where
    located (IOError h kind _ why number _) = IOError h kind what why number (Just path)

-- | A handle for an open descriptor.
fileHandle :: [Char] -> Int -> IOMode -> Bool -> IO Handle
fileHandle path fd mode binary = do
  buffers <- modeFor fd
  newHandle path fd (typeFor mode) buffers binary

modeNumber :: IOMode -> Int
modeNumber mode = case mode of
  ReadMode -> 0
  WriteMode -> 1
  AppendMode -> 2
  ReadWriteMode -> 3

typeFor :: IOMode -> HandleType
typeFor mode = case mode of
  ReadMode -> ReadHandle
  WriteMode -> WriteHandle
  AppendMode -> AppendHandle
  ReadWriteMode -> ReadWriteHandle

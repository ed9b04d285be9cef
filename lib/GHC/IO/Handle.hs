{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | What can be asked of and done to handles, beside reading and writing.
module GHC.IO.Handle
  ( Handle, BufferMode(..)
  , hClose, hFlush, hFlushAll, hFileSize, hSetFileSize, hIsEOF, hLookAhead
  , hSetBuffering, hGetBuffering, hSetBinaryMode, hSetEncoding, hGetEncoding
  , HandlePosition, HandlePosn(..), hGetPosn, hSetPosn, SeekMode(..), hSeek, hTell
  , hIsOpen, hIsClosed, hIsReadable, hIsWritable, hIsSeekable, hIsTerminalDevice
  , hSetEcho, hGetEcho, hShow
  , hWaitForInput, hGetChar, hGetLine, hGetContents, hGetContents', hPutChar, hPutStr
  , Newline(..), NewlineMode(..), nativeNewline, noNewlineTranslation, universalNewlineMode, nativeNewlineMode
  , hSetNewlineMode
  ) where

import GHC.Base
import GHC.IO.Device
import GHC.IO.Encoding
import GHC.IO.Exception
import GHC.IO.Handle.Internals
import GHC.IO.Handle.Text
import GHC.IO.Handle.Types
import GHC.IO.Host
import GHC.Num
import GHC.Show

hClose :: Handle -> IO ()
hClose h = locked "hClose" h closeLocked

hFlush :: Handle -> IO ()
hFlush h = lockedWritable "hFlush" h flushOutput

-- | Also forgets what was read ahead.
hFlushAll :: Handle -> IO ()
hFlushAll h = lockedOpen "hFlushAll" h (\h_ -> flushOutput h_ >> discardInput h_)

hFileSize :: Handle -> IO Integer
hFileSize h = lockedOpen "hFileSize" h (\h_@(Handle__ fd _ _ _ _) -> do
  flushOutput h_
  seekable <- hostIsSeekable (I# fd)
  if not seekable
    then ioException (IOError Nothing InappropriateType "" "not a regular file" Nothing Nothing)
    else do
      n <- hostSize (I# fd) >>= checked
      return (toInteger n))
  where
    toInteger (I# n) = IS n

hSetFileSize :: Handle -> Integer -> IO ()
hSetFileSize h size = lockedOpen "hSetFileSize" h (\h_@(Handle__ fd _ _ _ _) -> do
  flushOutput h_
  _ <- hostSetSize (I# fd) (fromInteger size) >>= checked
  return ())

-- Buffering, encodings ------------------------------------------------------------------------------------------------

hSetBuffering :: Handle -> BufferMode -> IO ()
hSetBuffering h mode = locked "hSetBuffering" h (\h_@(Handle__ fd _ _ _ _) -> do
  kind <- handleType h_
  case kind of
    ClosedHandle -> illegal "handle is closed"
    _ -> case mode of
      BlockBuffering (Just n) | n <= 0 -> ioException
        (IOError Nothing InvalidArgument "" ("illegal buffer size " ++ showsPrec 9 n []) Nothing Nothing)
      NoBuffering -> flushOutput h_ >> setBuffering h_ mode >> typed (I# fd) kind False
      _ -> setBuffering h_ mode >> typed (I# fd) kind True)
  where
    typed fd kind lines = do
      terminal <- if reads kind then hostIsTerminal fd else return False
      if terminal then hostSetLines fd lines else return ()
    reads kind = case kind of { ReadHandle -> True; ReadWriteHandle -> True; _ -> False }

hGetBuffering :: Handle -> IO BufferMode
hGetBuffering h = locked "hGetBuffering" h (\h_ -> do
  kind <- handleType h_
  case kind of
    ClosedHandle -> illegal "handle is closed"
    _ -> buffering h_)

-- | Bytes are characters, and line ends are not translated; back to UTF-8 with False.
hSetBinaryMode :: Handle -> Bool -> IO ()
hSetBinaryMode h binary = lockedOpen "hSetBinaryMode" h (\h_ -> do
  flushOutput h_
  setFlag h_ binaryFlag binary
  setFlag h_ latin1Flag False
  setFlag h_ checkedFlag False
  setFlag h_ markedFlag False
  setFlag h_ markAheadFlag False
  setLenience h_ 0
  setFlag h_ crlfInFlag False
  setFlag h_ crlfOutFlag False)

-- | UTF-8, with or without a mark before it, or one byte per character.
hSetEncoding :: Handle -> TextEncoding -> IO ()
hSetEncoding h encoding = do
  begins <- locked "hSetEncoding" h (\h_ -> do
    kind <- handleType h_
    case kind of
      ClosedHandle -> return False
      _ -> flushOutput h_ >> setLenience h_ (textEncodingLenience encoding) >> case textEncodingName encoding of
        "UTF-8" -> bytes h_ False False
        "UTF-8BOM" -> do
          _ <- bytes h_ False False
          setFlag h_ markedFlag True
          case kind of
            ReadHandle -> ahead h_
            ReadWriteHandle -> ahead h_
            _ -> return True
        "ISO-8859-1" -> bytes h_ True (textEncodingChecks encoding)
        name -> ioException (IOError Nothing UnsupportedOperation "" ("no encoding " ++ name) Nothing Nothing))
  if begins then hPutChar h '\xFEFF' else return ()
  where
    bytes h_ on checks = do
      setFlag h_ binaryFlag on
      setFlag h_ latin1Flag on
      setFlag h_ checkedFlag checks
      setFlag h_ markedFlag False
      setFlag h_ markAheadFlag False
      return False
    ahead h_ = setFlag h_ markAheadFlag True >> skipMark h_ >> return False

-- | Nothing for bytes.
hGetEncoding :: Handle -> IO (Maybe TextEncoding)
hGetEncoding h = locked "hGetEncoding" h (\h_ -> do
  kind <- handleType h_
  binary <- hasFlag h_ binaryFlag
  named <- hasFlag h_ latin1Flag
  marked <- hasFlag h_ markedFlag
  case kind of
    ClosedHandle -> illegal "handle is closed"
    _ -> return (if named then Just latin1 else if binary then Nothing else Just (if marked then utf8_bom else utf8)))

hSetNewlineMode :: Handle -> NewlineMode -> IO ()
hSetNewlineMode h (NewlineMode input output) = locked "hSetNewlineMode" h (\h_ -> do
  setFlag h_ crlfInFlag (input == CRLF)
  setFlag h_ crlfOutFlag (output == CRLF))

-- Positions -----------------------------------------------------------------------------------------------------------

type HandlePosition = Integer

data HandlePosn = HandlePosn Handle HandlePosition

instance Eq HandlePosn where
  HandlePosn h1 p1 == HandlePosn h2 p2 = p1 == p2 && h1 == h2

instance Show HandlePosn where
  showsPrec p (HandlePosn h position) = showsPrec p h . showString " at position " . shows position

hGetPosn :: Handle -> IO HandlePosn
hGetPosn h = do
  position <- hTell h
  return (HandlePosn h position)

hSetPosn :: HandlePosn -> IO ()
hSetPosn (HandlePosn h position) = hSeek h AbsoluteSeek position

hSeek :: Handle -> SeekMode -> Integer -> IO ()
hSeek h mode offset = lockedSeekable "hSeek" h (\h_@(Handle__ fd _ _ _ _) -> do
  flushOutput h_
  discardInput h_
  _ <- hostSeek (I# fd) from (fromInteger offset) >>= checked
  return ())
  where
    from = case mode of
      AbsoluteSeek -> 0
      RelativeSeek -> 1
      SeekFromEnd -> 2

hTell :: Handle -> IO Integer
hTell h = lockedSeekable "hGetPosn" h (\h_@(Handle__ fd _ _ _ _) -> do
  flushOutput h_
  position <- hostTell (I# fd) >>= checked
  start <- inputStart h_
  end <- inputEnd h_
  case position - (end - start) of I# n -> return (IS n))

lockedSeekable :: String -> Handle -> (Handle__ -> IO a) -> IO a
lockedSeekable what h act = lockedOpen what h (\h_@(Handle__ fd _ _ _ _) -> do
  kind <- handleType h_
  seekable <- hostIsSeekable (I# fd)
  case kind of
    AppendHandle -> illegal "handle is not seekable"
    _ -> if seekable then act h_ else illegal "handle is not seekable")

-- Questions -----------------------------------------------------------------------------------------------------------

hIsOpen :: Handle -> IO Bool
hIsOpen h = locked "hIsOpen" h (\h_ -> do
  kind <- handleType h_
  return (case kind of { ClosedHandle -> False; SemiClosedHandle -> False; _ -> True }))

hIsClosed :: Handle -> IO Bool
hIsClosed h = locked "hIsClosed" h (\h_ -> do
  kind <- handleType h_
  return (case kind of { ClosedHandle -> True; _ -> False }))

hIsReadable :: Handle -> IO Bool
hIsReadable h = lockedOpen "hIsReadable" h (\h_ -> do
  kind <- handleType h_
  return (case kind of { ReadHandle -> True; ReadWriteHandle -> True; _ -> False }))

hIsWritable :: Handle -> IO Bool
hIsWritable h = lockedOpen "hIsWritable" h (\h_ -> do
  kind <- handleType h_
  return (case kind of { ReadHandle -> False; _ -> True }))

hIsSeekable :: Handle -> IO Bool
hIsSeekable h = lockedOpen "hIsSeekable" h (\h_@(Handle__ fd _ _ _ _) -> do
  kind <- handleType h_
  case kind of
    AppendHandle -> return False
    _ -> hostIsSeekable (I# fd))

hIsTerminalDevice :: Handle -> IO Bool
hIsTerminalDevice h = locked "hIsTerminalDevice" h (\h_@(Handle__ fd _ _ _ _) -> do
  kind <- handleType h_
  case kind of
    ClosedHandle -> illegal "handle is closed"
    _ -> hostIsTerminal (I# fd))

-- | Nothing where there is no terminal.
hSetEcho :: Handle -> Bool -> IO ()
hSetEcho h on = do
  terminal <- hIsTerminalDevice h
  if terminal then locked "hSetEcho" h (\h_@(Handle__ fd _ _ _ _) ->
    hostSetEcho (I# fd) on >> setFlag h_ noEchoFlag (not on)) else return ()

hGetEcho :: Handle -> IO Bool
hGetEcho h = do
  terminal <- hIsTerminalDevice h
  if not terminal then return False else locked "hGetEcho" h (\h_ -> do
    off <- hasFlag h_ noEchoFlag
    return (not off))

-- | Its state, for debugging.
hShow :: Handle -> IO String
hShow h@(FileHandle file _) = locked "showHandle" h (\h_ -> do
  kind <- handleType h_
  mode <- buffering h_
  return (case kind of
    ClosedHandle -> "{closed}"
    _ -> "{loc=" ++ file ++ ",type=" ++ kindText kind ++ ",buffering=" ++ modeText mode ++ "}"))

kindText :: HandleType -> String
kindText kind = case kind of
  ClosedHandle -> "closed"
  SemiClosedHandle -> "semi-closed"
  ReadHandle -> "readable"
  WriteHandle -> "writable"
  AppendHandle -> "writable (append)"
  ReadWriteHandle -> "read/write"

modeText :: BufferMode -> String
modeText mode = case mode of
  NoBuffering -> "none"
  LineBuffering -> "line"
  BlockBuffering (Just n) -> "block " ++ showParen True (shows n) ""
  BlockBuffering Nothing -> "block " ++ showParen True (shows (2048 :: Int)) ""

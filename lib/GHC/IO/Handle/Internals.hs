{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | The inside of handles: locking, state, buffers. What takes a Handle__ runs with the handle in hand, masked.
module GHC.IO.Handle.Internals
  ( newHandle
    -- * Locking
  , locked, lockedReadable, lockedWritable, lockedOpen
    -- * State
  , handleType, setHandleType, buffering, setBuffering
  , hasFlag, setFlag, binaryFlag, latin1Flag, checkedFlag, crlfInFlag, crlfOutFlag, noEchoFlag, markedFlag, markAheadFlag
  , lenience, setLenience
    -- * Output
  , scratchSize, takeScratch, giveScratch, commit, appendOutput, putBytes, flushOutput
    -- * Input
  , inputStart, inputEnd, inputBytes, setInputStart, ensureInput, refill, skipMark, isReady, discardInput
    -- * Closing
  , closeLocked
    -- * Errors
  , illegal, endOfFile, checked, hostErrorOf, invalidBytes, invalidCharacter, augmented
  ) where

import GHC.Base
import GHC.Exception
import GHC.IO
import GHC.IO.Exception
import GHC.IO.Handle.Types
import GHC.IO.Host
import GHC.JS.Prim (JSException(..))
import GHC.MVar
import GHC.Num
import GHC.Real (fromIntegral)
import GHC.Show

-- | A handle for a descriptor.
newHandle :: [Char] -> Int -> HandleType -> BufferMode -> Bool -> IO Handle
newHandle name (I# fd) kind mode binary = do
  h_ <- IO (\s -> case newByteArray# 48# s of
    (# s1, state #) -> case newByteArray# (word outputSize) s1 of
      (# s2, output #) -> case newByteArray# 0# s2 of
        (# s3, nothing #) -> case unsafeFreezeByteArray# nothing s3 of
          (# s4, none #) -> case newMutVar# (Chunk none) s4 of
            (# s5, input #) -> case newMutVar# NoScratch s5 of
              (# s6, scratch #) -> (# s6, Handle__ fd state output input scratch #))
  setHandleType h_ kind
  setBuffering h_ mode
  setFlag h_ binaryFlag binary
  m <- newMVar h_
  return (FileHandle name m)

word :: Int -> Int#
word (I# n) = n

-- Locking -------------------------------------------------------------------------------------------------------------

-- | Does something with the handle in hand, masked; puts it back whatever happens. An IOError gets the operation's name.
locked :: [Char] -> Handle -> (Handle__ -> IO a) -> IO a
locked what h@(FileHandle _ m) act = mask_ (do
  h_ <- takeMVar m
  r <- act h_ `catchRaw` (\e -> putMVar m h_ >> throwIO (augmented what h e))
  putMVar m h_
  return r)

-- | Catches everything as it was thrown.
catchRaw :: IO a -> (SomeException -> IO a) -> IO a
catchRaw (IO io) handler = IO (catch# io (\e -> unIO (handler e)))

lockedReadable, lockedWritable, lockedOpen :: [Char] -> Handle -> (Handle__ -> IO a) -> IO a
lockedReadable what h act = locked what h (\h_ -> do
  kind <- handleType h_
  case kind of
    ReadHandle -> act h_
    ReadWriteHandle -> flushOutput h_ >> act h_
    ClosedHandle -> illegal "handle is closed"
    SemiClosedHandle -> illegal "handle is semi-closed"
    _ -> illegal "handle is not open for reading")

lockedWritable what h act = locked what h (\h_ -> do
  kind <- handleType h_
  case kind of
    WriteHandle -> act h_
    AppendHandle -> act h_
    ReadWriteHandle -> discardInput h_ >> act h_
    ClosedHandle -> illegal "handle is closed"
    SemiClosedHandle -> illegal "handle is semi-closed"
    ReadHandle -> illegal "handle is not open for writing")

lockedOpen what h act = locked what h (\h_ -> do
  kind <- handleType h_
  case kind of
    ClosedHandle -> illegal "handle is closed"
    SemiClosedHandle -> illegal "handle is semi-closed"
    _ -> act h_)

-- State ---------------------------------------------------------------------------------------------------------------

-- Words of the state: 0 type, 1 buffering, 2 and 3 unread part of the input chunk, 4 bytes in the output buffer, 5 flags.

getWord :: Int# -> Handle__ -> IO Int
getWord i (Handle__ _ state _ _ _) = IO (\s -> case readIntArray# state i s of (# s1, n #) -> (# s1, I# n #))

putWord :: Int# -> Handle__ -> Int -> IO ()
putWord i (Handle__ _ state _ _ _) (I# n) = IO (\s -> case writeIntArray# state i n s of s1 -> (# s1, () #))

handleType :: Handle__ -> IO HandleType
handleType h_ = do
  n <- getWord 0# h_
  return (case n of
    0 -> ClosedHandle
    1 -> SemiClosedHandle
    2 -> ReadHandle
    3 -> WriteHandle
    4 -> AppendHandle
    _ -> ReadWriteHandle)

setHandleType :: Handle__ -> HandleType -> IO ()
setHandleType h_ kind = putWord 0# h_ (I# (dataToTag# kind))

-- | As the user set it: block sizes are remembered, not obeyed.
buffering :: Handle__ -> IO BufferMode
buffering h_ = do
  n <- getWord 1# h_
  return (case n of
    -2 -> NoBuffering
    -1 -> LineBuffering
    0 -> BlockBuffering Nothing
    size -> BlockBuffering (Just size))

setBuffering :: Handle__ -> BufferMode -> IO ()
setBuffering h_ mode = putWord 1# h_ (case mode of
  NoBuffering -> -2
  LineBuffering -> -1
  BlockBuffering Nothing -> 0
  BlockBuffering (Just size) -> size)

-- | Flags: bytes are characters; CRLF is read as LF; LF is written as CRLF; the terminal does not echo; bytes are
-- characters because an encoding says so; characters that are no byte are refused; the encoding has a byte order mark; it may
-- still be ahead.
binaryFlag, latin1Flag, checkedFlag, crlfInFlag, crlfOutFlag, noEchoFlag, markedFlag, markAheadFlag :: Int
binaryFlag = 1
crlfInFlag = 2
crlfOutFlag = 4
noEchoFlag = 8
latin1Flag = 16
checkedFlag = 32
markedFlag = 256
markAheadFlag = 512

-- | What becomes of bytes that are no UTF-8, and of halves of characters: 0 an error, 64 nothing, 128 a question mark or its like,
-- 192 bytes become halves of characters, and those bytes.
lenience :: Handle__ -> IO Int
lenience h_ = do
  I# flags <- getWord 5# h_
  return (I# (andI# flags 192#))

setLenience :: Handle__ -> Int -> IO ()
setLenience h_ how = setFlag h_ 192 False >> setFlag h_ how True

hasFlag :: Handle__ -> Int -> IO Bool
hasFlag h_ (I# f) = do
  I# flags <- getWord 5# h_
  return (isTrue# (andI# flags f /=# 0#))

setFlag :: Handle__ -> Int -> Bool -> IO ()
setFlag h_ (I# f) on = do
  I# flags <- getWord 5# h_
  putWord 5# h_ (if on then I# (orI# flags f) else I# (andI# flags (notI# f)))

-- Output --------------------------------------------------------------------------------------------------------------

-- | Bytes that wait for the host at most.
outputSize :: Int
outputSize = 8192

-- | Room for a packed piece of a string: 2048 characters below U+0080, and one more character of any size.
scratchSize :: Int
scratchSize = 2056

-- | The handle's scratch buffer, or a new one.
takeScratch :: Handle__ -> IO Scratch
takeScratch (Handle__ _ _ _ _ var) = IO (\s -> case readMutVar# var s of
  (# s1, found #) -> case found of
    Scratch _ -> case writeMutVar# var NoScratch s1 of s2 -> (# s2, found #)
    NoScratch -> case newByteArray# (word scratchSize) s1 of (# s2, new #) -> (# s2, Scratch new #))

giveScratch :: Handle__ -> Scratch -> IO ()
giveScratch (Handle__ _ _ _ _ var) scratch = IO (\s -> case writeMutVar# var scratch s of s1 -> (# s1, () #))

-- | Appends the first bytes of a scratch buffer to the output.
commit :: Handle__ -> Scratch -> Int -> IO ()
commit _ NoScratch _ = return ()
commit h_@(Handle__ _ state output _ _) (Scratch from) size@(I# n) = do
  I# pending <- getWord 4# h_
  if isTrue# (pending +# n ># word outputSize)
    then flushOutput h_ >> commit h_ (Scratch from) size
    else IO (\s -> case copyMutableByteArray# from 0# output pending n s of
      s1 -> case writeIntArray# state 4# (pending +# n) s1 of s2 -> (# s2, () #))

-- | Appends a part of an array (from where, how many) to the output; False, and nothing is done, when that could never hold it.
appendOutput :: Handle__ -> ByteArray# -> Int -> Int -> IO Bool
appendOutput h_@(Handle__ _ state output _ _) bytes from@(I# start) size@(I# n)
  | size > outputSize = return False
  | True = do
      I# pending <- getWord 4# h_
      if isTrue# (pending +# n ># word outputSize)
        then flushOutput h_ >> appendOutput h_ bytes from size
        else IO (\s -> case copyByteArray# bytes start output pending n s of
          s1 -> case writeIntArray# state 4# (pending +# n) s1 of s2 -> (# s2, True #))

-- | Hands bytes to the host, after those that wait.
putBytes :: Handle__ -> Bytes -> IO ()
putBytes h_ bytes = do
  flushOutput h_
  writeNow h_ bytes

flushOutput :: Handle__ -> IO ()
flushOutput h_@(Handle__ _ _ output _ _) = do
  I# pending <- getWord 4# h_
  case pending of
    0# -> return ()
    _ -> do
      putWord 4# h_ 0
      bytes <- IO (\s -> case newByteArray# pending s of
        (# s1, copy #) -> case copyMutableByteArray# output 0# copy 0# pending s1 of
          s2 -> case unsafeFreezeByteArray# copy s2 of (# s3, bytes #) -> (# s3, Bytes bytes #))
      writeNow h_ bytes

writeNow :: Handle__ -> Bytes -> IO ()
writeNow (Handle__ fd _ _ _ _) bytes = do
  _ <- hostWrite (I# fd) bytes >>= checked
  return ()

-- Input ---------------------------------------------------------------------------------------------------------------

-- | Bytes asked of the host at once.
inputSize :: Int
inputSize = 32768

-- | The unread part of the chunk: from, to.
inputStart, inputEnd :: Handle__ -> IO Int
inputStart = getWord 2#
inputEnd = getWord 3#

inputBytes :: Handle__ -> IO Bytes
inputBytes (Handle__ _ _ _ var _) =
  IO (\s -> case readMutVar# var s of (# s1, Chunk bytes #) -> (# s1, Bytes bytes #))

setInputStart :: Handle__ -> Int -> IO ()
setInputStart = putWord 2#

-- | Whether there is something to read; waits for it.
ensureInput :: Handle__ -> IO Bool
ensureInput h_ = do
  start <- inputStart h_
  end <- inputEnd h_
  if start < end then return True else refill h_

-- | Reads more; what is unread stays, before it. False at the end of the input.
refill :: Handle__ -> IO Bool
refill h_@(Handle__ fd _ _ var _) = do
  start <- inputStart h_
  end <- inputEnd h_
  Bytes new <- hostRead (I# fd) inputSize `catchRaw` (\e -> throwIO (readError e))
  case sizeofByteArray# new of
    0# -> return False
    size -> do
      Bytes old <- inputBytes h_
      joined <- joinBytes old start end new size
      IO (\s -> case writeMutVar# var joined s of s1 -> (# s1, () #))
      putWord 2# h_ 0
      putWord 3# h_ (I# size + (end - start))
      ahead <- hasFlag h_ markAheadFlag
      if ahead then skipMark h_ >> ensureInput h_ else return True

-- | Passes over the mark with which text of such an encoding may begin.
skipMark :: Handle__ -> IO ()
skipMark h_ = do
  start@(I# at) <- inputStart h_
  end <- inputEnd h_
  Bytes bytes <- inputBytes h_
  let is i byte = isTrue# (indexWord8Array# bytes (at +# i) `eqWord#` byte)
  if start >= end then return () else if not (is 0# 239##) then setFlag h_ markAheadFlag False else if start + 3 > end then return () else do
    setFlag h_ markAheadFlag False
    if is 1# 187## && is 2# 191## then setInputStart h_ (start + 3) else return ()

-- | Whether the host has input, or its end, at hand.
isReady :: Handle__ -> IO Bool
isReady (Handle__ fd _ _ _ _) = hostReady (I# fd) 0

joinBytes :: ByteArray# -> Int -> Int -> ByteArray# -> Int# -> IO Chunk
joinBytes old (I# start) (I# end) new size = case end -# start of
  0# -> return (Chunk new)
  kept -> IO (\s -> case newByteArray# (kept +# size) s of
    (# s1, both #) -> case copyByteArray# old start both 0# kept s1 of
      s2 -> case copyByteArray# new 0# both kept size s2 of
        s3 -> case unsafeFreezeByteArray# both s3 of (# s4, joined #) -> (# s4, Chunk joined #))

-- | What the host threw, as an IOError. The thread may have been thrown something else while it waited.
readError :: SomeException -> SomeException
readError e = case fromException e of
  Just (JSException message) -> toException (IOError Nothing OtherError "" message Nothing Nothing)
  Nothing -> e

-- | Forgets what was read ahead, so that the descriptor stands where the handle does.
discardInput :: Handle__ -> IO ()
discardInput h_@(Handle__ fd _ _ _ _) = do
  start <- inputStart h_
  end <- inputEnd h_
  if start < end
    then do
      _ <- hostSeek (I# fd) 1 (start - end) >>= checked
      putWord 2# h_ 0
      putWord 3# h_ 0
    else return ()

-- Closing -------------------------------------------------------------------------------------------------------------

-- | Closes; nothing when it is closed. What waits is written out first.
closeLocked :: Handle__ -> IO ()
closeLocked h_@(Handle__ fd _ _ _ _) = do
  kind <- handleType h_
  case kind of
    ClosedHandle -> return ()
    _ -> do
      setHandleType h_ ClosedHandle
      flushOutput h_ `onException` hostClose (I# fd)
      _ <- hostClose (I# fd) >>= checked
      return ()

-- Errors --------------------------------------------------------------------------------------------------------------

illegal :: [Char] -> IO a
illegal why = ioException (IOError Nothing IllegalOperation "" why Nothing Nothing)

endOfFile :: IO a
endOfFile = ioException (IOError Nothing EOF "" "" Nothing Nothing)

invalidBytes, invalidCharacter :: IOError
invalidBytes = IOError Nothing InvalidArgument "" "invalid byte sequence" Nothing Nothing
invalidCharacter = IOError Nothing InvalidArgument "" "invalid character" Nothing Nothing

-- | An IOError gets the operation, the handle and its file; other exceptions stay as they are.
augmented :: [Char] -> Handle -> SomeException -> SomeException
augmented what h@(FileHandle file _) e = case fromException e of
  Just (IOError _ kind _ why number _) -> SomeException (IOError (Just h) kind what why number (Just file))
  Nothing -> e

-- | Throws for an answer of the host below zero.
checked :: Int -> IO Int
checked n
  | n >= 0 = return n
  | otherwise = ioException (hostErrorOf (negate n))

-- | An error number of Linux as an IOError, with the C library's words.
hostErrorOf :: Int -> IOError
hostErrorOf number = case number of
  1 -> err PermissionDenied "Operation not permitted"
  2 -> err NoSuchThing "No such file or directory"
  4 -> err Interrupted "Interrupted system call"
  5 -> err HardwareFault "Input/output error"
  9 -> err InvalidArgument "Bad file descriptor"
  11 -> err ResourceExhausted "Resource temporarily unavailable"
  12 -> err ResourceExhausted "Cannot allocate memory"
  13 -> err PermissionDenied "Permission denied"
  16 -> err ResourceBusy "Device or resource busy"
  17 -> err AlreadyExists "File exists"
  18 -> err UnsupportedOperation "Invalid cross-device link"
  20 -> err InappropriateType "Not a directory"
  21 -> err InappropriateType "Is a directory"
  22 -> err InvalidArgument "Invalid argument"
  23 -> err ResourceExhausted "Too many open files in system"
  24 -> err ResourceExhausted "Too many open files"
  26 -> err ResourceBusy "Text file busy"
  27 -> err PermissionDenied "File too large"
  28 -> err ResourceExhausted "No space left on device"
  29 -> err UnsupportedOperation "Illegal seek"
  30 -> err PermissionDenied "Read-only file system"
  32 -> err ResourceVanished "Broken pipe"
  36 -> err InvalidArgument "File name too long"
  38 -> err UnsupportedOperation "Function not implemented"
  39 -> err UnsatisfiedConstraints "Directory not empty"
  40 -> err InvalidArgument "Too many levels of symbolic links"
  -- no error of the C library, but of GHC's own table of open files, and of its look at what it opens
  1001 -> IOError Nothing ResourceBusy "" "file is locked" Nothing Nothing
  1002 -> IOError Nothing InappropriateType "" "is a directory" Nothing Nothing
  _ -> err OtherError ("Unknown error " ++ show number)
  where
    err kind why = IOError Nothing kind "" why (Just (fromIntegral number)) Nothing

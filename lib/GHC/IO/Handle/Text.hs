{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | Characters and strings through handles.
--
-- A string is packed into a scratch buffer while the handle is free, so that an exception in the middle of it, or output
-- of its own, meets an unlocked handle; each full buffer (each line, when line-buffered) is then committed, as in GHC.
module GHC.IO.Handle.Text
  ( hPutChar, hPutStr, hPutStrLn
  , hGetChar, hGetLine, hGetContents, hGetContents', hLookAhead, hIsEOF, hWaitForInput
  ) where

import GHC.Base
import GHC.Exception
import GHC.IO
import GHC.IO.Exception
import GHC.IO.Handle.Internals
import GHC.IO.Handle.Types
import GHC.IO.Host
import GHC.Num

-- Output --------------------------------------------------------------------------------------------------------------

hPutChar :: Handle -> Char -> IO ()
hPutChar h c = lockedWritable "hPutChar" h (\h_ -> putCharLocked h_ c)

putCharLocked :: Handle__ -> Char -> IO ()
putCharLocked h_ c = do
  mode <- buffering h_
  crlf <- hasFlag h_ crlfOutFlag
  binary <- hasFlag h_ binaryFlag
  checks <- hasFlag h_ checkedFlag
  how <- lenience h_
  let half = not binary && (case c of C# x -> isTrue# (isSurrogate x))
  if half && (how == 64 || how == 128)
    then if how == 64 then return () else putCharLocked h_ '?'
    else if half && not (how == 192 && isEscape c) || binary && checks && c > '\xFF'
      then ioError invalidCharacter
      else putCharBytes h_ mode (binary || half) crlf c

putCharBytes :: Handle__ -> BufferMode -> Bool -> Bool -> Char -> IO ()
putCharBytes h_ mode binary crlf c = do
  scratch <- takeScratch h_
  n <- packChar scratch binary crlf 0 c
  commit h_ scratch n
  giveScratch h_ scratch
  case mode of
    NoBuffering -> flushOutput h_
    LineBuffering | c == '\n' -> flushOutput h_
    _ -> return ()

-- | Whether this stands for a byte that was no UTF-8.
isEscape :: Char -> Bool
isEscape c = c >= '\xDC80' && c <= '\xDCFF'

-- | Writes one character at a position; answers the next position.
packChar :: Scratch -> Bool -> Bool -> Int -> Char -> IO Int
packChar NoScratch _ _ at _ = return at
packChar (Scratch target) binary crlf (I# at) (C# c)
  | crlf && isTrue# (eqChar# c '\n'#) = IO (\s -> case writeWord8Array# target at 13## s of
      s1 -> case writeWord8Array# target (at +# 1#) 10## s1 of s2 -> (# s2, I# (at +# 2#) #))
  | binary = IO (\s -> case writeWord8Array# target at (int2Word# (andI# (ord# c) 0xFF#)) s of
      s1 -> (# s1, I# (at +# 1#) #))
  | True = IO (\s -> case encode target at (ord# c) s of (# s1, next #) -> (# s1, I# next #))

hPutStr :: Handle -> String -> IO ()
hPutStr h cs = putString h cs []

hPutStrLn :: Handle -> String -> IO ()
hPutStrLn h cs = putString h cs "\n"

-- | How a handle takes strings.
data Style = Style BufferMode Bool Bool Bool Int Scratch

-- | A string and what comes after it.
putString :: Handle -> String -> String -> IO ()
putString h cs end = do
  Style mode binary checks crlf how scratch <- lockedWritable "hPutStr" h styleOf
  case mode of
    NoBuffering -> putChars h cs >> putChars h end
    _ -> case mode of
      LineBuffering -> putBlocks h True (binary || crlf || how /= 0) binary checks crlf how scratch cs end
      _ -> putBlocks h False (binary || crlf || how /= 0) binary checks crlf how scratch cs end

styleOf :: Handle__ -> IO Style
styleOf h_ = do
  mode <- buffering h_
  binary <- hasFlag h_ binaryFlag
  checks <- hasFlag h_ checkedFlag
  crlf <- hasFlag h_ crlfOutFlag
  how <- lenience h_
  case mode of
    NoBuffering -> return (Style mode binary checks crlf how NoScratch)
    _ -> do
      scratch <- takeScratch h_
      return (Style mode binary checks crlf how scratch)

putChars :: Handle -> String -> IO ()
putChars _ [] = return ()
putChars h (c : cs) = hPutChar h c >> putChars h cs

-- | Packs and commits piece after piece. Plain UTF-8 takes the short way.
putBlocks :: Handle -> Bool -> Bool -> Bool -> Bool -> Bool -> Int -> Scratch -> String -> String -> IO ()
putBlocks _ _ _ _ _ _ _ NoScratch _ _ = return ()
putBlocks h perLine special binary checks crlf how scratch@(Scratch target) cs0 end0 = IO (\s -> pack 0# cs0 end0 s)
  where
    pack :: Int# -> String -> String -> State# RealWorld -> (# State# RealWorld, () #)
    pack n [] [] s = unIO (done n) s
    pack n [] end s = pack n end [] s
    pack n (C# c : cs) end s = case n >=# 2047# of
      1# -> case unIO (piece n False) s of (# s1, _ #) -> put 0# c cs end s1
      _ -> put n c cs end s
    put :: Int# -> Char# -> String -> String -> State# RealWorld -> (# State# RealWorld, () #)
    put n c cs end s
      | special && binary && checks && isTrue# (gtChar# c '\xFF'#) = unIO (refuse n) s
      | special && not binary && isTrue# (isSurrogate c) = case how of
          64 -> pack n cs end s
          128 -> put n '?'# cs end s
          192 | isEscape (C# c) -> case unIO (packChar scratch True crlf (I# n) (C# c)) s of (# s1, I# next #) -> pack next cs end s1
          _ -> unIO (refuse n) s
      | special = case unIO (packChar scratch binary crlf (I# n) (C# c)) s of (# s1, I# next #) -> after next c cs end s1
      | True = case ltChar# c '\x80'# of
          1# -> case writeWord8Array# target n (int2Word# (ord# c)) s of s1 -> after (n +# 1#) c cs end s1
          _ -> case isSurrogate c of
            1# -> unIO (refuse n) s
            _ -> case encode target n (ord# c) s of (# s1, next #) -> pack next cs end s1
    after :: Int# -> Char# -> String -> String -> State# RealWorld -> (# State# RealWorld, () #)
    after n c cs end s = case eqChar# c '\n'# of
      1# | perLine -> case unIO (piece n True) s of (# s1, _ #) -> pack 0# cs end s1
      _ -> pack n cs end s
    piece :: Int# -> Bool -> IO ()
    piece n flush = lockedWritable "commitBuffer" h (\h_ -> do
      commit h_ scratch (I# n)
      if flush then flushOutput h_ else return ())
    refuse :: Int# -> IO ()
    refuse n = lockedWritable "commitBuffer" h (\h_ ->
      commit h_ scratch (I# n) >> giveScratch h_ scratch >> ioError invalidCharacter)
    done :: Int# -> IO ()
    done n = lockedWritable "commitBuffer" h (\h_ -> commit h_ scratch (I# n) >> giveScratch h_ scratch)

-- Input ---------------------------------------------------------------------------------------------------------------

hIsEOF :: Handle -> IO Bool
hIsEOF h = lockedReadable "hIsEOF" h (\h_ -> do
  some <- ensureInput h_
  return (not some))

hGetChar :: Handle -> IO Char
hGetChar h = lockedReadable "hGetChar" h (\h_ -> do
  Decoded c next <- nextChar h_
  setInputStart h_ next
  crlf <- hasFlag h_ crlfInFlag
  if crlf && c == '\r'
    then do
      some <- ensureInput h_
      if not some then return c else do
        Decoded c' next' <- nextChar h_
        if c' == '\n' then setInputStart h_ next' >> return c' else return c
    else return c)

hLookAhead :: Handle -> IO Char
hLookAhead h = lockedReadable "hLookAhead" h (\h_ -> do
  Decoded c _ <- nextChar h_
  return c)

-- | A character and where the next one begins.
data Decoded = Decoded Char Int

-- | The next character; it stays unread. Throws at the end.
nextChar :: Handle__ -> IO Decoded
nextChar h_ = do
  some <- ensureInput h_
  if not some then endOfFile else do
    start@(I# at) <- inputStart h_
    I# end <- inputEnd h_
    Bytes bytes <- inputBytes h_
    binary <- hasFlag h_ binaryFlag
    if binary then return (Decoded (C# (chr# (word2Int# (indexWord8Array# bytes at)))) (start + 1)) else
      case charLength bytes at of
        0# -> invalidChar h_ start
        size -> case at +# size <=# end of
          1# -> case wellFormed bytes at size of
            1# -> case decodeAt bytes at of
              (# c, _ #) -> case isEncoded c size of
                1# -> return (Decoded (C# c) (I# (at +# size)))
                _ -> invalidChar h_ start
            _ -> invalidChar h_ start
          _ -> do
            more <- refill h_
            if more then nextChar h_ else invalidChar h_ start

-- | In place of a byte that begins no character.
invalidChar :: Handle__ -> Int -> IO Decoded
invalidChar h_ start@(I# at) = do
  how <- lenience h_
  Bytes bytes <- inputBytes h_
  case how of
    0 -> ioError invalidBytes
    64 -> setInputStart h_ (start + 1) >> nextChar h_
    _ -> return (Decoded (standIn how (indexWord8Array# bytes at)) (start + 1))

-- | What a byte that is no UTF-8 is read as.
standIn :: Int -> Word# -> Char
standIn how byte = if how == 128 then '\xFFFD' else C# (chr# (0xDC00# +# word2Int# byte))

-- | Whether the bytes after the first all continue a character.
wellFormed :: ByteArray# -> Int# -> Int# -> Int#
wellFormed bytes at size = charStart bytes at (at +# size -# 1#) ==# at

hGetLine :: Handle -> IO String
hGetLine h = lockedReadable "hGetLine" h (\h_ -> do
  some <- ensureInput h_
  if not some then endOfFile else do
    Line text ended <- lineFrom h_
    crlf <- hasFlag h_ crlfInFlag
    case text of
      [] | not ended -> endOfFile -- nothing was left of the bytes
      _ -> return (if crlf && ended then withoutReturn text else text))

-- | Before a newline.
withoutReturn :: String -> String
withoutReturn [] = []
withoutReturn ['\r'] = []
withoutReturn (c : cs) = c : withoutReturn cs

-- | A line, and whether a newline ended it.
data Line = Line String Bool

-- | The rest of a line, which may be longer than what is at hand. There is something unread.
lineFrom :: Handle__ -> IO Line
lineFrom h_ = do
  I# start <- inputStart h_
  I# end <- inputEnd h_
  Bytes bytes <- inputBytes h_
  case newlineIn bytes start end of
    at -> case at <# end of
      1# -> do
        setInputStart h_ (I# (at +# 1#))
        text <- textOf h_ (Bytes bytes) (I# start) (I# at)
        return (Line text True)
      _ -> do
        binary <- hasFlag h_ binaryFlag
        let whole = if binary then I# end else wholeChars bytes (I# start) (I# end)
        front <- textOf h_ (Bytes bytes) (I# start) whole
        setInputStart h_ whole
        more <- refill h_
        if more
          then do
            Line rest ended <- lineFrom h_
            return (Line (front ++ rest) ended)
          else if isTrue# (end ># unboxed whole)
            then do
              rest <- textOf h_ (Bytes bytes) whole (I# end)
              setInputStart h_ (I# end)
              return (Line (front ++ rest) False)
            else return (Line front False)
  where
    unboxed (I# n) = n

-- | Where the next newline is, or the end.
newlineIn :: ByteArray# -> Int# -> Int# -> Int#
newlineIn bytes at end = case at >=# end of
  1# -> end
  _ -> case indexWord8Array# bytes at of
    10## -> at
    _ -> newlineIn bytes (at +# 1#) end

-- | Where an unfinished character at the end begins, else the end.
wholeChars :: ByteArray# -> Int -> Int -> Int
wholeChars bytes (I# start) (I# end) = case end <=# start of
  1# -> I# end
  _ -> case charStart bytes start (end -# 1#) of
    at -> case at +# charLength bytes at ># end of
      1# -> I# at
      _ -> I# end

-- | The characters of a range, all decoded. Throws when they are none.
textOf :: Handle__ -> Bytes -> Int -> Int -> IO String
textOf h_ bytes start end = do
  binary <- hasFlag h_ binaryFlag
  how <- lenience h_
  let text = textBefore binary how (throw invalidBytes) bytes start end []
  checkEnd text
  return text
  where
    checkEnd [] = return ()
    checkEnd (_ : cs) = checkEnd cs

-- | The characters of a range before a list; `bad` is what it ends in where they are none.
textBefore :: Bool -> Int -> String -> Bytes -> Int -> Int -> String -> String
textBefore binary how bad (Bytes bytes) (I# start) (I# end) rest
  | binary = latin1Before bytes start end rest
  | how /= 0 = lenientBefore how bytes start end rest
  | True = unpackRange bytes start end bad rest

-- | With something, or nothing, for each byte that belongs to no character.
lenientBefore :: Int -> ByteArray# -> Int# -> Int# -> String -> String
lenientBefore how bytes at end rest = case at >=# end of
  1# -> rest
  _ -> case charLength bytes at of
    0# -> other
    size
      | isTrue# (at +# size <=# end)
      , isTrue# (wellFormed bytes at size)
      , (# c, _ #) <- decodeAt bytes at
      , isTrue# (isEncoded c size) -> C# c : lenientBefore how bytes (at +# size) end rest
    _ -> other
  where
    other = (if how == 64 then \cs -> cs else (standIn how (indexWord8Array# bytes at) :)) (lenientBefore how bytes (at +# 1#) end rest)

latin1Before :: ByteArray# -> Int# -> Int# -> String -> String
latin1Before bytes from to rest = case to <=# from of
  1# -> rest
  _ -> latin1Before bytes from (to -# 1#) (C# (chr# (word2Int# (indexWord8Array# bytes (to -# 1#)))) : rest)

-- | The rest of the input, read as it is demanded; the handle is semi-closed from now on.
hGetContents :: Handle -> IO String
hGetContents h = do
  lockedReadable "hGetContents" h (\h_ -> setHandleType h_ SemiClosedHandle)
  crlf <- locked "hGetContents" h (\h_ -> hasFlag h_ crlfInFlag)
  text <- lazyRead h
  return (if crlf then withoutReturns text else text)

withoutReturns :: String -> String
withoutReturns ('\r' : '\n' : cs) = '\n' : withoutReturns cs
withoutReturns (c : cs) = c : withoutReturns cs
withoutReturns [] = []

lazyRead :: Handle -> IO String
lazyRead h = unsafeInterleaveIO (do
  piece <- locked "hGetContents" h (\h_ -> do
    kind <- handleType h_
    case kind of
      SemiClosedHandle -> nextPiece h_
      ClosedHandle -> illegal "delayed read on closed handle"
      _ -> illegal "illegal handle type")
  case piece of
    Piece bytes start end binary how -> do
      rest <- lazyRead h
      return (textBefore binary how (invalidContents h) bytes start end rest)
    LastPiece -> return [])

-- | What contents end in that are no text: nothing more can be read, so the file is free for others.
invalidContents :: Handle -> String
invalidContents h = unsafePerformIO (do
  locked "hGetContents" h closeLocked
  throwIO (augmented "hGetContents" h (SomeException invalidBytes)))

data Piece
  = Piece Bytes Int Int Bool Int
  | LastPiece

-- | The whole characters at hand, else the next ones; at the end the handle is closed.
nextPiece :: Handle__ -> IO Piece
nextPiece h_ = do
  some <- ensureInput h_ `onException` closeLocked h_
  if not some then closeLocked h_ >> return LastPiece else do
    start <- inputStart h_
    end <- inputEnd h_
    Bytes bytes <- inputBytes h_
    binary <- hasFlag h_ binaryFlag
    how <- lenience h_
    let whole = if binary then end else wholeChars bytes start end
    if whole > start
      then do
        setInputStart h_ whole
        return (Piece (Bytes bytes) start whole binary how)
      else do
        more <- refill h_
        if more then nextPiece h_ else if how == 0 then closeLocked h_ >> ioError invalidBytes else do
          setInputStart h_ end
          return (Piece (Bytes bytes) start end binary how)

-- | The rest of the input, read now; the handle is closed.
hGetContents' :: Handle -> IO String
hGetContents' h = lockedReadable "hGetContents'" h (\h_ -> do
  text <- gather h_
  closeLocked h_
  crlf <- hasFlag h_ crlfInFlag
  return (if crlf then withoutReturns text else text))

gather :: Handle__ -> IO String
gather h_ = do
  more <- refill h_
  if more then gather h_ else do
    start <- inputStart h_
    end <- inputEnd h_
    bytes <- inputBytes h_
    textOf h_ bytes start end

-- | Whether input comes within that many milliseconds (below 0: some time). Throws at the end.
hWaitForInput :: Handle -> Int -> IO Bool
hWaitForInput h ms = lockedReadable "hWaitForInput" h (\h_@(Handle__ fd _ _ _ _) -> do
  start <- inputStart h_
  end <- inputEnd h_
  if start < end then return True else do
    ready <- hostReady (I# fd) ms
    if not ready then return False else do
      some <- refill h_
      if some then return True else endOfFile)

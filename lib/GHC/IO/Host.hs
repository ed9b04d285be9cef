{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples #-}
-- | What IO asks of the host: files, streams, environment, clocks. The other side is host/io.
--
-- Text travels as UTF-8. Operations that can fail answer a number below zero: an error number of Linux, negated.
module GHC.IO.Host
  ( -- * Files
    hostOpen, hostClose, hostRead, hostWrite, hostSeek, hostTell, hostSize, hostSetSize, hostIsTerminal, hostSetLines, hostSetEcho, hostIsSeekable
  , hostReady, hostRemove, hostRename, hostPathKind
    -- * The process
  , hostArguments, hostProgramName, hostEnvironment, hostSetEnv, hostUnsetEnv
  , hostCpuTime, hostWallClock, hostTimeZone
    -- * Text
  , Bytes(..), packUtf8, unpackUtf8, unpackRange, encode, decodeAt, isEncoded, isSurrogate, charStart, charLength
  ) where

import GHC.Base

foreign import javascript "vertebra.open" open# :: ByteArray# -> Int# -> State# RealWorld -> (# State# RealWorld, Int# #)
foreign import javascript "vertebra.close" close# :: Int# -> State# RealWorld -> (# State# RealWorld, Int# #)
foreign import javascript "vertebra.read" read# :: Int# -> Int# -> State# RealWorld -> (# State# RealWorld, ByteArray# #)
foreign import javascript "vertebra.output"
  write# :: Int# -> ByteArray# -> State# RealWorld -> (# State# RealWorld, Int# #)
foreign import javascript "vertebra.seek"
  seek# :: Int# -> Int# -> Int# -> State# RealWorld -> (# State# RealWorld, Int# #)
foreign import javascript "vertebra.tell" tell# :: Int# -> State# RealWorld -> (# State# RealWorld, Int# #)
foreign import javascript "vertebra.size" size# :: Int# -> State# RealWorld -> (# State# RealWorld, Int# #)
foreign import javascript "vertebra.setSize" setSize# :: Int# -> Int# -> State# RealWorld -> (# State# RealWorld, Int# #)
foreign import javascript "vertebra.isTerminal" isTerminal# :: Int# -> State# RealWorld -> (# State# RealWorld, Int# #)
foreign import javascript "vertebra.setTerminal"
  setTerminal# :: Int# -> Int# -> Int# -> State# RealWorld -> State# RealWorld
foreign import javascript "vertebra.isSeekable" isSeekable# :: Int# -> State# RealWorld -> (# State# RealWorld, Int# #)
foreign import javascript "vertebra.ready" ready# :: Int# -> Int# -> State# RealWorld -> (# State# RealWorld, Int# #)
foreign import javascript "vertebra.remove" remove# :: ByteArray# -> State# RealWorld -> (# State# RealWorld, Int# #)
foreign import javascript "vertebra.rename"
  rename# :: ByteArray# -> ByteArray# -> State# RealWorld -> (# State# RealWorld, Int# #)
foreign import javascript "vertebra.pathKind" pathKind# :: ByteArray# -> State# RealWorld -> (# State# RealWorld, Int# #)
foreign import javascript "vertebra.argCount" argCount# :: State# RealWorld -> (# State# RealWorld, Int# #)
foreign import javascript "vertebra.arg" arg# :: Int# -> State# RealWorld -> (# State# RealWorld, ByteArray# #)
foreign import javascript "vertebra.programName" programName# :: State# RealWorld -> (# State# RealWorld, ByteArray# #)
foreign import javascript "vertebra.environment" environment# :: State# RealWorld -> (# State# RealWorld, ByteArray# #)
foreign import javascript "vertebra.setEnv" setEnv# :: ByteArray# -> ByteArray# -> State# RealWorld -> State# RealWorld
foreign import javascript "vertebra.unsetEnv" unsetEnv# :: ByteArray# -> State# RealWorld -> State# RealWorld
foreign import javascript "vertebra.cpuTime" cpuTime# :: State# RealWorld -> (# State# RealWorld, Double# #)
foreign import javascript "vertebra.wallClock" wallClock# :: State# RealWorld -> (# State# RealWorld, Double# #)

foreign import javascript "vertebra.timeZone" timeZone# :: Double# -> State# RealWorld -> (# State# RealWorld, ByteArray# #)

-- Files ---------------------------------------------------------------------------------------------------------------

-- | A descriptor for a path; how: 0 read, 1 write, 2 append, 3 read and write.
hostOpen :: [Char] -> Int -> IO Int
hostOpen path (I# how) = case packUtf8 path of
  Bytes bytes -> IO (\s -> case open# bytes how s of (# s1, n #) -> (# s1, I# n #))

hostClose :: Int -> IO Int
hostClose (I# fd) = IO (\s -> case close# fd s of (# s1, n #) -> (# s1, I# n #))

-- | At most that many bytes; none at the end.
hostRead :: Int -> Int -> IO Bytes
hostRead (I# fd) (I# most) = IO (\s -> case read# fd most s of (# s1, bytes #) -> (# s1, Bytes bytes #))

hostWrite :: Int -> Bytes -> IO Int
hostWrite (I# fd) (Bytes bytes) = IO (\s -> case write# fd bytes s of (# s1, n #) -> (# s1, I# n #))

-- | From where (0 start, 1 here, 2 end), how far; answers the new position.
hostSeek :: Int -> Int -> Int -> IO Int
hostSeek (I# fd) (I# from) (I# offset) = IO (\s -> case seek# fd from offset s of (# s1, n #) -> (# s1, I# n #))

hostTell :: Int -> IO Int
hostTell (I# fd) = IO (\s -> case tell# fd s of (# s1, n #) -> (# s1, I# n #))

hostSize :: Int -> IO Int
hostSize (I# fd) = IO (\s -> case size# fd s of (# s1, n #) -> (# s1, I# n #))

hostSetSize :: Int -> Int -> IO Int
hostSetSize (I# fd) (I# size) = IO (\s -> case setSize# fd size s of (# s1, n #) -> (# s1, I# n #))

hostIsTerminal :: Int -> IO Bool
hostIsTerminal (I# fd) = IO (\s -> case isTerminal# fd s of (# s1, n #) -> (# s1, isTrue# (n ># 0#) #))

-- | Whether a terminal hands on what is typed by lines, whether it shows it.
hostSetLines, hostSetEcho :: Int -> Bool -> IO ()
hostSetLines (I# fd) on = IO (\s -> case setTerminal# fd 0# (dataToTag# on) s of s1 -> (# s1, () #))
hostSetEcho (I# fd) on = IO (\s -> case setTerminal# fd 1# (dataToTag# on) s of s1 -> (# s1, () #))

hostIsSeekable :: Int -> IO Bool
hostIsSeekable (I# fd) = IO (\s -> case isSeekable# fd s of (# s1, n #) -> (# s1, isTrue# (n ># 0#) #))

-- | Whether a read would not wait; waits at most that many milliseconds for it (below 0: as long as it takes).
hostReady :: Int -> Int -> IO Bool
hostReady (I# fd) (I# ms) = IO (\s -> case ready# fd ms s of (# s1, n #) -> (# s1, isTrue# (n ># 0#) #))

hostRemove :: [Char] -> IO Int
hostRemove path = case packUtf8 path of
  Bytes bytes -> IO (\s -> case remove# bytes s of (# s1, n #) -> (# s1, I# n #))

hostRename :: [Char] -> [Char] -> IO Int
hostRename from to = case packUtf8 from of
  Bytes old -> case packUtf8 to of
    Bytes new -> IO (\s -> case rename# old new s of (# s1, n #) -> (# s1, I# n #))

-- | 0 nothing there, 1 a file, 2 a directory.
hostPathKind :: [Char] -> IO Int
hostPathKind path = case packUtf8 path of
  Bytes bytes -> IO (\s -> case pathKind# bytes s of (# s1, n #) -> (# s1, I# n #))

-- The process ---------------------------------------------------------------------------------------------------------

hostArguments :: IO [[Char]]
hostArguments = IO (\s -> case argCount# s of (# s1, count #) -> from count 0# s1)
  where
    from count i s = case i >=# count of
      1# -> (# s, [] #)
      _ -> case arg# i s of
        (# s1, bytes #) -> case from count (i +# 1#) s1 of
          (# s2, rest #) -> (# s2, unpackUtf8 (Bytes bytes) : rest #)

hostProgramName :: IO [Char]
hostProgramName = IO (\s -> case programName# s of (# s1, bytes #) -> (# s1, unpackUtf8 (Bytes bytes) #))

-- | @NAME=VALUE@, each ended by a NUL.
hostEnvironment :: IO [Char]
hostEnvironment = IO (\s -> case environment# s of (# s1, bytes #) -> (# s1, unpackUtf8 (Bytes bytes) #))

hostSetEnv :: [Char] -> [Char] -> IO ()
hostSetEnv name value = case packUtf8 name of
  Bytes n -> case packUtf8 value of
    Bytes v -> IO (\s -> case setEnv# n v s of s1 -> (# s1, () #))

hostUnsetEnv :: [Char] -> IO ()
hostUnsetEnv name = case packUtf8 name of
  Bytes n -> IO (\s -> case unsetEnv# n s of s1 -> (# s1, () #))

-- | Milliseconds of processor time.
hostCpuTime :: IO Double
hostCpuTime = IO (\s -> case cpuTime# s of (# s1, t #) -> (# s1, D# t #))

-- | Milliseconds since 1970.
hostWallClock :: IO Double
hostWallClock = IO (\s -> case wallClock# s of (# s1, t #) -> (# s1, D# t #))

-- | Where the host is, at a time in milliseconds since 1970: minutes ahead of UTC, whether only in summer, the name.
hostTimeZone :: Double -> IO (Int, Bool, [Char])
hostTimeZone (D# time) = IO (\s -> case timeZone# time s of (# s1, bytes #) -> (# s1, parts (unpackUtf8 (Bytes bytes)) #))
  where
    parts (sign : summer : told) = case digits told 0# of
      (# minutes, name #) -> (I# (if isMinus sign then negateInt# minutes else minutes), isSummer summer, name)
    parts _ = (I# 0#, False, [])
    isMinus (C# c) = isTrue# (eqChar# c '-'#)
    isSummer (C# c) = isTrue# (eqChar# c 's'#)
    digits :: [Char] -> Int# -> (# Int#, [Char] #)
    digits (C# c : cs) n = case isTrue# (geChar# c '0'#) && isTrue# (leChar# c '9'#) of
      True -> digits cs (n *# 10# +# (ord# c -# 48#))
      False -> (# n, cs #)
    digits [] n = (# n, [] #)

-- Text ----------------------------------------------------------------------------------------------------------------

data Bytes = Bytes ByteArray#

-- | The UTF-8 of a string; forces all of it.
packUtf8 :: [Char] -> Bytes
packUtf8 cs = case utf8Size cs 0# of
  n -> case runRW# (\s -> case newByteArray# n s of
    (# s1, target #) -> case fill target 0# cs s1 of
      s2 -> case unsafeFreezeByteArray# target s2 of (# s3, bytes #) -> (# s3, Bytes bytes #)) of
        (# _, packed #) -> packed

utf8Size :: [Char] -> Int# -> Int#
utf8Size [] n = n
utf8Size (C# c : cs) n = case charSize c of k -> utf8Size cs (n +# k)

charSize :: Char# -> Int#
charSize c = case ltChar# c '\x80'# of
  1# -> 1#
  _ -> case ltChar# c '\x800'# of
    1# -> 2#
    _ -> case ltChar# c '\x10000'# of
      1# -> 3#
      _ -> 4#

fill :: MutableByteArray# RealWorld -> Int# -> [Char] -> State# RealWorld -> State# RealWorld
fill _ _ [] s = s
fill target at (C# c : cs) s = case encode target at (ord# c) s of (# s1, next #) -> fill target next cs s1

-- | Writes one character; answers the position after it.
encode
  :: MutableByteArray# RealWorld -> Int# -> Int# -> State# RealWorld -> (# State# RealWorld, Int# #)
encode target at code s = case code <# 0x80# of
  1# -> case writeWord8Array# target at (int2Word# code) s of s1 -> (# s1, at +# 1# #)
  _ -> case code <# 0x800# of
    1# -> case put 0# (0xC0# +# top 6#) s of s1 -> case put 1# (tail 0#) s1 of s2 -> (# s2, at +# 2# #)
    _ -> case code <# 0x10000# of
      1# -> case put 0# (0xE0# +# top 12#) s of
        s1 -> case put 1# (tail 6#) s1 of s2 -> case put 2# (tail 0#) s2 of s3 -> (# s3, at +# 3# #)
      _ -> case put 0# (0xF0# +# top 18#) s of
        s1 -> case put 1# (tail 12#) s1 of
          s2 -> case put 2# (tail 6#) s2 of s3 -> case put 3# (tail 0#) s3 of s4 -> (# s4, at +# 4# #)
  where
    put :: Int# -> Int# -> State# RealWorld -> State# RealWorld
    put i byte = writeWord8Array# target (at +# i) (int2Word# byte)
    top :: Int# -> Int#
    top shift = uncheckedIShiftRL# code shift
    tail :: Int# -> Int#
    tail shift = 0x80# +# andI# (uncheckedIShiftRL# code shift) 0x3F#

-- | The string of valid UTF-8, made as it is demanded.
unpackUtf8 :: Bytes -> [Char]
unpackUtf8 (Bytes bytes) = go 0#
  where
    go at = case at >=# sizeofByteArray# bytes of
      1# -> []
      _ -> case decodeAt bytes at of (# c, size #) -> C# c : go (at +# size)

-- | The string of the bytes from one position to another, all of it at once, before a list; where they are no UTF-8 it
-- ends in the value given for that.
unpackRange :: ByteArray# -> Int# -> Int# -> [Char] -> [Char] -> [Char]
unpackRange bytes from to bad rest = case to <=# from of
  1# -> rest
  _ -> case word2Int# (indexWord8Array# bytes (to -# 1#)) of
    byte -> case byte <# 0x80# of
      1# -> unpackRange bytes from (to -# 1#) bad (C# (chr# byte) : rest)
      _ -> case charStart bytes from (to -# 1#) of
        at -> case charLength bytes at ==# (to -# at) of
          1# -> case decodeAt bytes at of
            (# c, size #) -> case isEncoded c size of
              1# -> unpackRange bytes from at bad (C# c : rest)
              _ -> unpackRange bytes from at bad bad
          _ -> unpackRange bytes from at bad bad

-- | Whether this is half a character of UTF-16, which no encoding has bytes for.
isSurrogate :: Char# -> Int#
isSurrogate c = andI# (ord# c) 0x1FF800# ==# 0xD800#

-- | Whether so many bytes are those of a character: not more than it needs, no surrogate, no number beyond.
isEncoded :: Char# -> Int# -> Int#
isEncoded c size = case size of
  3# -> andI# (n >=# 0x800#) (isSurrogate c ==# 0#)
  4# -> andI# (n >=# 0x10000#) (n <=# 0x10FFFF#)
  _ -> 1#
  where
    !n = ord# c

-- | The first byte of the character a byte belongs to, not before a limit.
charStart :: ByteArray# -> Int# -> Int# -> Int#
charStart bytes limit at = case at <=# limit of
  1# -> at
  _ -> case andI# (word2Int# (indexWord8Array# bytes at)) 0xC0# of
    0x80# -> charStart bytes limit (at -# 1#)
    _ -> at

-- | Bytes of the character that begins there, by its first byte; 0 for a byte no character begins with.
charLength :: ByteArray# -> Int# -> Int#
charLength bytes at = case word2Int# (indexWord8Array# bytes at) of
  lead -> case lead <# 0xC2# of
    1# -> case lead <# 0x80# of { 1# -> 1#; _ -> 0# }
    _ -> case lead <# 0xE0# of
      1# -> 2#
      _ -> case lead <# 0xF0# of
        1# -> 3#
        _ -> case lead <# 0xF5# of { 1# -> 4#; _ -> 0# }

-- | A character of valid UTF-8 and its length.
decodeAt :: ByteArray# -> Int# -> (# Char#, Int# #)
decodeAt bytes at = case word2Int# (indexWord8Array# bytes at) of
  lead -> case lead <# 0x80# of
    1# -> (# chr# lead, 1# #)
    _ -> case lead <# 0xE0# of
      1# -> (# chr# (more 1# (andI# lead 0x1F#)), 2# #)
      _ -> case lead <# 0xF0# of
        1# -> (# chr# (more 2# (more 1# (andI# lead 0x0F#))), 3# #)
        _ -> (# chr# (more 3# (more 2# (more 1# (andI# lead 0x07#)))), 4# #)
  where
    more :: Int# -> Int# -> Int#
    more i high = uncheckedIShiftL# high 6# +# andI# (word2Int# (indexWord8Array# bytes (at +# i))) 0x3F#

{-# LANGUAGE MagicHash, UnboxedTuples #-}
-- | Bytes from and to handles, whatever encoding these have for characters.
module Data.ByteString.IO
  ( getLine, getContents, putStr, putStrLn, interact, readFile, writeFile, appendFile
  , hGetLine, hGetContents, hGetChunk, hGet, hGetSome, hGetNonBlocking, illegalSize, hPut, hPutNonBlocking, hPutStr, hPutStrLn
  ) where

import Data.ByteString.Type
import GHC.Exts hiding (build)
import GHC.IO.Handle.Internals
import GHC.IO.Handle.Types (BufferMode(..), Handle, Handle__)
import GHC.IO.Host (Bytes(..))
import Prelude hiding (appendFile, getContents, getLine, interact, putStr, putStrLn, readFile, writeFile)
import System.IO (IOMode(..), hClose, openBinaryFile, stdin, stdout, withBinaryFile)
import System.IO.Error (illegalOperationErrorType, mkIOError)

-- Reading -------------------------------------------------------------------------------------------------------------

-- | What was read ahead, at most so many bytes, in an array of its own unless it is most of what was read.
buffered :: Handle__ -> Int -> IO ByteString
buffered h_ most = do
  start <- inputStart h_
  end <- inputEnd h_
  Bytes bytes <- inputBytes h_
  let n = min most (end - start)
      part = from bytes start n
  setInputStart h_ (start + n)
  return $! if n <= 0 then empty else if 2 * n > end then part else compact part

-- | A part of an array.
from :: ByteArray# -> Int -> Int -> ByteString
from bytes (I# start) (I# n) = Slice bytes start n
{-# INLINE from #-}

-- | Up to the end of the line, which is left out.
hGetLine :: Handle -> IO ByteString
hGetLine h = lockedReadable "Data.ByteString.hGetLine" h (\h_ -> do
  there <- ensureInput h_
  if there then line h_ 0 else endOfFile)
 where
  -- so many bytes are known to have no line end among them
  line h_ seen = do
    start <- inputStart h_
    end <- inputEnd h_
    Bytes bytes <- inputBytes h_
    let count = end - start
        n = seen + prefixLength (/= 10) (from bytes (start + seen) (count - seen))
    if n < count
      then do
        b <- buffered h_ n
        setInputStart h_ (start + n + 1)
        return b
      else do
        more <- refill h_
        if more then line h_ count else buffered h_ count

-- | All there is to read; the handle is closed then.
hGetContents :: Handle -> IO ByteString
hGetContents h = do
  parts <- lockedReadable "hGetContents" h (\h_ ->
    let go = do
          there <- ensureInput h_
          if there then do { b <- buffered h_ maxBound; bs <- go; return (b : bs) } else return []
    in go)
  hClose h
  return $! mconcat parts

-- | What comes next, at most so many bytes; none at the end.
hGetChunk :: Handle -> Int -> IO ByteString
hGetChunk h n = lockedReadable "hGetBufSome" h (\h_ -> someOf h_ n)

someOf :: Handle__ -> Int -> IO ByteString
someOf h_ n = do
  there <- ensureInput h_
  if there then buffered h_ n else return empty

-- | That many bytes, or as many as there are.
hGet, hGetSome, hGetNonBlocking :: Handle -> Int -> IO ByteString
hGet = sized "hGet" (\h n -> lockedReadable "hGetBuf" h (\h_ ->
  let go k = do
        b <- someOf h_ k
        if lengthOf b == 0 || lengthOf b == k then return [b] else fmap (b :) (go (k - lengthOf b))
  in fmap mconcat (go n)))
hGetSome = sized "hGetSome" hGetChunk
hGetNonBlocking = sized "hGetNonBlocking" (\h n -> lockedReadable "hGetBufNonBlocking" h (\h_ -> do
  start <- inputStart h_
  end <- inputEnd h_
  ready <- if start < end then return True else isReady h_
  if ready then someOf h_ n else return empty))

sized :: String -> (Handle -> Int -> IO ByteString) -> Handle -> Int -> IO ByteString
sized name get h n
  | n > 0 = get h n
  | n == 0 = return empty
  | otherwise = illegalSize name h n

illegalSize :: String -> Handle -> Int -> IO a
illegalSize name h n = ioError (mkIOError illegalOperationErrorType (name ++ ": illegal ByteString size " ++ showsPrec 9 n "") (Just h) Nothing)

-- Writing -------------------------------------------------------------------------------------------------------------

hPut, hPutStr :: Handle -> ByteString -> IO ()
hPut h b
  | lengthOf b == 0 = return ()
  | otherwise = lockedWritable "hPutBuf" h (\h_ -> do
      putPart h_ b
      mode <- buffering h_
      case mode of
        BlockBuffering _ -> return ()
        _ -> flushOutput h_)
hPutStr = hPut

-- | To the output buffer, or to the host when it is more than that holds.
putPart :: Handle__ -> ByteString -> IO ()
putPart h_ b@(Slice bytes start n) = do
  fits <- appendOutput h_ bytes (I# start) (I# n)
  if fits then return () else putBytes h_ =<< whole
 where
  whole
    | isTrue# (start ==# 0#), isTrue# (n ==# sizeofByteArray# bytes) = return (Bytes bytes)
    | otherwise, !(Slice copy _ _) <- compact b = return (Bytes copy)

-- | What could not be written: nothing is left here.
hPutNonBlocking :: Handle -> ByteString -> IO ByteString
hPutNonBlocking h b = hPut h b >> return empty

-- Streams and files ---------------------------------------------------------------------------------------------------

getLine, getContents :: IO ByteString
getLine = hGetLine stdin
getContents = hGetContents stdin

putStr :: ByteString -> IO ()
putStr = hPut stdout

putStrLn :: ByteString -> IO ()
putStrLn = hPutStrLn stdout

hPutStrLn :: Handle -> ByteString -> IO ()
hPutStrLn h b = hPut h (b <> pack [10])

interact :: (ByteString -> ByteString) -> IO ()
interact f = getContents >>= putStr . f

readFile :: FilePath -> IO ByteString
readFile name = openBinaryFile name ReadMode >>= hGetContents

writeFile, appendFile :: FilePath -> ByteString -> IO ()
writeFile name b = withBinaryFile name WriteMode (\h -> hPut h b)
appendFile name b = withBinaryFile name AppendMode (\h -> hPut h b)

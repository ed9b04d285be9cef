{-# LANGUAGE NoImplicitPrelude, MagicHash #-}
-- | Bytes between handles and the memory that pointers point into.
module GHC.IO.Handle.Buffer (hGetBuf, hGetBufSome, hGetBufNonBlocking, hPutBuf, hPutBufNonBlocking) where

import GHC.Base
import GHC.IO.Exception
import GHC.IO.Handle.Internals
import GHC.IO.Handle.Types
import GHC.Num
import GHC.Ptr
import GHC.Show
import qualified Foreign.Memory as Memory

-- | As many bytes as asked for, unless the input ends; answers how many.
hGetBuf :: Handle -> Ptr a -> Int -> IO Int
hGetBuf = reading "hGetBuf" whole
  where
    whole h_ to n = do
      got <- someOf h_ to n
      if got == 0 || got == n then return got else fmap (got +) (whole h_ (to + got) (n - got))

-- | What is at hand, or comes next; none at the end of the input only.
hGetBufSome :: Handle -> Ptr a -> Int -> IO Int
hGetBufSome = reading "hGetBufSome" someOf

-- | What can be had without waiting.
hGetBufNonBlocking :: Handle -> Ptr a -> Int -> IO Int
hGetBufNonBlocking = reading "hGetBufNonBlocking" atHand
  where
    atHand h_ to n = do
      got <- buffered h_ to n
      if got == n then return got else do
        ready <- isReady h_
        if not ready then return got else do
          more <- refill h_
          if more then fmap (got +) (atHand h_ (to + got) (n - got)) else return got

reading :: [Char] -> (Handle__ -> Int -> Int -> IO Int) -> Handle -> Ptr a -> Int -> IO Int
reading what act h p n
  | n < 0 = illegalSize what h n
  | n == 0 = return 0
  | True = lockedReadable what h (\h_ -> act h_ (addressOf p) n)

someOf :: Handle__ -> Int -> Int -> IO Int
someOf h_ to n = do
  there <- ensureInput h_
  if there then buffered h_ to n else return 0

-- | Moves bytes that were read ahead, at most so many.
buffered :: Handle__ -> Int -> Int -> IO Int
buffered h_ to n = do
  start <- inputStart h_
  end <- inputEnd h_
  bytes <- inputBytes h_
  let got = if end - start < n then end - start else n
  Memory.putBytes to bytes start got
  setInputStart h_ (start + got)
  return got

-- | Writes so many bytes.
hPutBuf :: Handle -> Ptr a -> Int -> IO ()
hPutBuf h p n = writing "hPutBuf" h p n >> return ()

-- | The same: the host takes all it is given. Answers how many bytes.
hPutBufNonBlocking :: Handle -> Ptr a -> Int -> IO Int
hPutBufNonBlocking = writing "hPutBufNonBlocking"

writing :: [Char] -> Handle -> Ptr a -> Int -> IO Int
writing what h p n
  | n < 0 = illegalSize what h n
  | n == 0 = return 0
  | True = lockedWritable what h (\h_ -> do
      bytes <- Memory.takeBytes (addressOf p) n
      putBytes h_ bytes
      return n)

illegalSize :: [Char] -> Handle -> Int -> IO a
illegalSize what h n = ioError (IOError (Just h) InvalidArgument what ("illegal buffer size " ++ showsPrec 9 n []) Nothing Nothing)

{-# LANGUAGE NoImplicitPrelude, BangPatterns, MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
-- | The memory that pointers point into: blocks, each a byte array of its own.
--
-- Addresses have 32 bits. Those of literals lie below 2^31; above, addresses are divided into pages, and a table says which block each page is of. A block that was freed
-- is gone, and its pages are given again last of all: who still points into it has an error for a while, not the bytes of somebody else.
module Foreign.Memory
  ( allocate, adoptFrozen, bytesAt, release, blockSize, moveBytes, fillBytesAt, putBytes, takeBytes
  , copyByteArrayToAddr#, copyMutableByteArrayToAddr#, byteArrayContents#
  ) where

import GHC.Base hiding (byteArrayContents#, copyByteArrayToAddr#, copyMutableByteArrayToAddr#)
import GHC.Exception.Type (SomeException)
import GHC.IO (mask_, unsafePerformIO)
import GHC.IO.Host (Bytes(..))
import GHC.IORef
import GHC.MVar
import GHC.Num

-- | The address at which it begins, and its bytes. The machine reads it (MEMORY_* in abi/layout.ts).
data Block
  = Gone
  | Block Int# (MutableByteArray# RealWorld)
  | -- | an array that is somebody else's, who holds it as long as the address is used: the address, its size, and the array
    Lent Int# Int# (Weak# Writable)

-- | Where it begins, and its bytes.
extent :: Block -> (# Int, Int #)
extent (Block at bytes) = (# I# at, I# (sizeofMutableByteArray# bytes) #)
extent (Lent at size _) = (# I# at, I# size #)
extent Gone = (# 0, 0 #)

data Writable = Writable (MutableByteArray# RealWorld)

-- | By number of page.
data Table = Table (MutableArray# RealWorld Block)

-- | What only one thread may change at a time: the page from which on free ones are looked for, and how many are in use.
data Pages = Pages !Int !Int

-- | Replaced by a greater one when full: also the old one has all blocks that were there.
blocks :: IORef Table
blocks = unsafePerformIO (newTable 64 >>= \table -> use table >> newIORef table)
{-# NOINLINE blocks #-}

pages :: MVar Pages
pages = unsafePerformIO (newMVar (Pages 0 0))
{-# NOINLINE pages #-}

-- | The first address that no literal has.
start :: Int
start = 0x80000000

pageShift# :: () -> Int#
pageShift# _ = 10#
{-# INLINE pageShift# #-}

-- | Pages of a block of so many bytes.
pagesFor :: Int -> Int
pagesFor (I# size) = case uncheckedIShiftRL# (size +# (uncheckedIShiftL# 1# (pageShift# ()) -# 1#)) (pageShift# ()) of
  0# -> 1
  n -> I# n

pageOf :: Int -> Int
pageOf (I# address) = I# (uncheckedIShiftRA# (address -# 0x80000000#) (pageShift# ()))
{-# INLINE pageOf #-}

addressOf :: Int -> Int
addressOf (I# page) = start + I# (uncheckedIShiftL# page (pageShift# ()))

newTable :: Int -> IO Table
newTable (I# n) = IO (\s -> case newArray# n Gone s of (# s1, t #) -> (# s1, Table t #))

-- | Addresses lead to its blocks from now on.
use :: Table -> IO ()
use (Table t) = IO (\s -> case setMemory# t s of s1 -> (# s1, () #))

sizeOfTable :: Table -> Int
sizeOfTable (Table t) = I# (sizeofMutableArray# t)

entry :: Table -> Int -> IO Block
entry (Table t) (I# i) = IO (readArray# t i)

setEntry :: Table -> Int -> Block -> IO ()
setEntry (Table t) (I# i) !b = IO (\s -> case writeArray# t i b s of s1 -> (# s1, () #))

-- | The address of a new block of so many bytes, all zero. It goes on by a word and to the end of that: programs look past their end, and write there, by an element, which GHC's memory lets them.
allocate :: Int -> IO Int
allocate size@(I# n)
  | size < 0 || size >= 0x7ffffc00 = errorWithoutStackTrace ("malloc: no block has " ++ showAddress size ++ " bytes")
  | otherwise = do
      Writable bytes <- IO (\s -> case newByteArray# (andI# (n +# 15#) -8#) s of (# s1, b #) -> (# s1, Writable b #))
      adopt (Writable bytes)

-- | An address for an array that is there already: what is written to the one is written to the other. To be released like others.
adopt :: Writable -> IO Int
adopt (Writable bytes) = place (I# (sizeofMutableByteArray# bytes)) (\(I# at) -> return (Block at bytes))

-- | The address of so many bytes, and what is made for it.
place :: Int -> (Int -> IO Block) -> IO Int
place size make = mask_ (do
  Pages from used <- takeMVar pages
  table <- readIORef blocks
  found <- freePages table from used count
  case found of
    Nothing -> putMVar pages (Pages from used) >> errorWithoutStackTrace "malloc: no address is free"
    Just (home, page) -> do
      block <- make (addressOf page)
      setEntries home page (page + count) block
      putMVar pages (Pages (page + count) (used + count))
      return (addressOf page))
  where !count = pagesFor size

-- | For an array that must not be written to.
adoptFrozen :: Bytes -> IO Int
adoptFrozen (Bytes bytes) = IO (\s -> case unsafeThawByteArray# bytes s of (# s1, b #) -> (# s1, Writable b #)) >>= adopt

-- | So many free pages in a row, in the table or a greater one. While half of them are free the table is gone through again from its beginning.
freePages :: Table -> Int -> Int -> Int -> IO (Maybe (Table, Int))
freePages table from used count = do
  ahead <- freeFrom table from count
  case ahead of
    Just page -> return (Just (table, page))
    Nothing | 2 * (used + count) <= sizeOfTable table -> do
      again <- freeFrom table 0 count
      case again of
        Just page -> return (Just (table, page))
        Nothing -> behind table count
    Nothing -> behind table count

freeFrom :: Table -> Int -> Int -> IO (Maybe Int)
freeFrom table from count = go from from
  where
    go first page
      | page - first == count = return (Just first)
      | page >= sizeOfTable table = return Nothing
      | otherwise = do
          block <- entry table page
          case block of
            Gone -> go first (page + 1)
            _ -> case extent block of (# at, size #) -> case pageOf at + pagesFor size of next -> go next next

-- | Pages of a greater table.
behind :: Table -> Int -> IO (Maybe (Table, Int))
behind old count
  | greater > 0x200000 = return Nothing
  | otherwise = do
      new <- newTable greater
      let copy i | i == size = return ()
                 | otherwise = entry old i >>= setEntry new i >> copy (i + 1)
      copy 0
      writeIORef blocks new
      use new
      return (Just (new, size))
  where
    !size = sizeOfTable old
    !greater = until (>= size + count) (* 2) (2 * size)

setEntries :: Table -> Int -> Int -> Block -> IO ()
setEntries table from to block
  | from >= to = return ()
  | otherwise = setEntry table from block >> setEntries table (from + 1) to block

-- | The array that an address is in, which must not be written to any more, and where in it.
bytesAt :: Int -> IO (Bytes, Int)
bytesAt address = locate address 0 (\bytes at s -> case unsafeFreezeByteArray# bytes s of (# s1, frozen #) -> (# s1, (Bytes frozen, I# at) #))

-- | Frees the block that begins at the address; none begins at null.
release :: Int -> IO ()
release 0 = return ()
release address = do
  block <- entryAt address
  case extent block of
    (# at, size #) | at == address -> mask_ (do
      Pages next used <- takeMVar pages
      table <- readIORef blocks
      let count = pagesFor size
      setEntries table (pageOf address) (pageOf address + count) Gone
      putMVar pages (Pages next (used - count)))
    _ -> errorWithoutStackTrace ("free: no block begins at " ++ showAddress address)

-- | How many bytes there are from an address to the end of its block.
blockSize :: Int -> IO Int
blockSize address = do
  block <- blockAt address
  case block of
    Block at bytes -> return (I# (sizeofMutableByteArray# bytes) - (address - I# at))
    _ -> outside address

-- | With its array, unless that is gone.
blockAt :: Int -> IO Block
blockAt address = do
  block <- entryAt address
  case block of
    Lent at _ weak -> IO (\s -> case deRefWeak# weak s of
      (# s1, 0#, _ #) -> (# s1, Gone #)
      (# s1, _, Writable bytes #) -> (# s1, Block at bytes #))
    _ -> return block

entryAt :: Int -> IO Block
entryAt address
  | address < start = return Gone
  | otherwise = do
      table <- readIORef blocks
      if pageOf address < sizeOfTable table then entry table (pageOf address) else return Gone

outside :: Int -> IO a
outside address = errorWithoutStackTrace ("there is no memory at " ++ showAddress address)

-- | What the machine calls when nothing is at an address.
noMemory :: Int# -> SomeException
noMemory address = errorWithoutStackTrace ("there is no memory at " ++ showAddress (I# address))

foreign export prim "noMemory" noMemory :: Int# -> SomeException

showAddress :: Int -> String
showAddress address = "0x" ++ hex address

-- | In hexadecimal, as a natural number. Every program has this for `noMemory`: it is to need little else.
hex :: Int -> String
hex (I# n) = go n []
  where
    go m rest = case uncheckedIShiftRL# m 4# of
      0# -> digit m : rest
      more -> go more (digit m : rest)
    digit m = C# (indexLiteral# "0123456789abcdef"# (andI# m 15#))

-- | The bytes at an address, of which so many must be there, and where in them it is. Those of a literal are a copy.
bytesFor :: Int# -> Int# -> State# RealWorld -> (# State# RealWorld, MutableByteArray# RealWorld, Int# #)
bytesFor address count s = case unIO (blockAt (I# address)) s of
  (# s1, Block at bytes #)
    | isTrue# (count >=# 0#), isTrue# (address -# at +# count <=# sizeofMutableByteArray# bytes) -> (# s1, bytes, address -# at #)
  (# s1, Gone #)
    | isTrue# (count >=# 0#), isTrue# (address >=# 0x1000#), isTrue# (address <# 0x80000000#) -> case newByteArray# count s1 of
        (# s2, copy #) -> case copyAddrToByteArray# (int2Addr# address) copy 0# count s2 of s3 -> (# s3, copy, 0# #)
  (# s1, _ #) -> case unIO (outside (I# address)) s1 of (# s2, Writable bytes #) -> (# s2, bytes, 0# #)
{-# NOINLINE bytesFor #-}

-- | Uses the bytes at an address, of which so many must be there, and where in them it is.
locate :: Int -> Int -> (MutableByteArray# RealWorld -> Int# -> State# RealWorld -> (# State# RealWorld, a #)) -> IO a
locate (I# address) (I# count) use = IO (\s -> case bytesFor address count s of (# s1, bytes, at #) -> use bytes at s1)
{-# INLINE locate #-}

-- | Source, offset in the source, target, bytes.
copyByteArrayToAddr# :: ByteArray# -> Int# -> Addr# -> Int# -> State# RealWorld -> State# RealWorld
copyByteArrayToAddr# from at address count s = case bytesFor (addr2Int# address) count s of
  (# s1, bytes, start #) -> copyByteArray# from at bytes start count s1

copyMutableByteArrayToAddr# :: MutableByteArray# RealWorld -> Int# -> Addr# -> Int# -> State# RealWorld -> State# RealWorld
copyMutableByteArrayToAddr# from at address count s = case bytesFor (addr2Int# address) count s of
  (# s1, bytes, start #) -> copyMutableByteArray# from at bytes start count s1

-- | A new address, which the array loses when nothing holds it.
byteArrayContents# :: ByteArray# -> Addr#
byteArrayContents# bytes = case unsafeThawByteArray# bytes realWorld# of
  (# _, b #) -> case contents (Writable b) of I# address -> int2Addr# address

contents :: Writable -> Int
contents (Writable bytes) = unsafePerformIO (place (I# size) (\address@(I# at) ->
  IO (\s -> case mkWeak# bytes (Writable bytes) (unIO (release address)) s of (# s1, weak #) -> (# s1, Lent at size weak #))))
  where !size = sizeofMutableByteArray# bytes
{-# NOINLINE contents #-}

-- | Target, source, how many; the areas may overlap.
moveBytes :: Int -> Int -> Int -> IO ()
moveBytes _ _ 0 = return ()
moveBytes target source count@(I# n) = locate target count (\to at s -> unIO (locate source count (\from start s1 ->
  case copyMutableByteArray# from start to at n s1 of s2 -> (# s2, () #))) s)

-- | Address, byte, how many.
fillBytesAt :: Int -> Int -> Int -> IO ()
fillBytesAt _ _ 0 = return ()
fillBytesAt address (I# byte) count@(I# n) =
  locate address count (\bytes at s -> case setByteArray# bytes at n byte s of s1 -> (# s1, () #))

-- | Copies a part of an array to an address: from where in it, how many.
putBytes :: Int -> Bytes -> Int -> Int -> IO ()
putBytes to (Bytes bytes) (I# start) count@(I# n) = locate to count (\target at s -> case copyByteArray# bytes start target at n s of
  s1 -> (# s1, () #))

-- | A copy of so many bytes.
takeBytes :: Int -> Int -> IO Bytes
takeBytes from count@(I# n) = locate from count (\source at s -> case newByteArray# n s of
  (# s1, copy #) -> case copyMutableByteArray# source at copy 0# n s1 of
    s2 -> case unsafeFreezeByteArray# copy s2 of (# s3, bytes #) -> (# s3, Bytes bytes #))

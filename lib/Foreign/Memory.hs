{-# LANGUAGE NoImplicitPrelude, BangPatterns, MagicHash #-}
{-# LANGUAGE UnboxedTuples #-}
-- | The memory that pointers point into: blocks, each a byte array of its own.
--
-- An address is the number of a block, times 2^32, plus an offset in the block: arithmetic on addresses stays in a block as long as offsets do. A block that
-- was freed is gone, and its number is given again last of all: who still points into it has an error, not the bytes of somebody else.
module Foreign.Memory
  ( allocate, adopt, bytesAt, release, blockSize, readBytes, writeBytes, moveBytes, fillBytesAt, putBytes, takeBytes
  ) where

import GHC.Base
import GHC.IO (mask_, unsafePerformIO)
import GHC.IO.Host (Bytes(..))
import GHC.IORef
import GHC.MVar
import GHC.Num
import GHC.Real
import Numeric (showHex)

data Block = Gone | Block (MutableByteArray# RealWorld)

data Table = Table (MutableArray# RealWorld Block)

-- | What only one thread may change at a time: numbers that were used and are free, oldest first in two halves, and the next that never was.
data Numbers = Numbers [Int] [Int] Int

-- | Replaced by a greater one when full: also the old one has all blocks that were there.
blocks :: IORef Table
blocks = unsafePerformIO (newTable 64 >>= newIORef)
{-# NOINLINE blocks #-}

-- | Block 0 is nobody's: the null pointer is in it.
numbers :: MVar Numbers
numbers = unsafePerformIO (newMVar (Numbers [] [] 1))
{-# NOINLINE numbers #-}

newTable :: Int -> IO Table
newTable (I# n) = IO (\s -> case newArray# n Gone s of (# s1, t #) -> (# s1, Table t #))

sizeOfTable :: Table -> Int
sizeOfTable (Table t) = I# (sizeofMutableArray# t)

entry :: Table -> Int -> IO Block
entry (Table t) (I# i) = IO (readArray# t i)

setEntry :: Table -> Int -> Block -> IO ()
setEntry (Table t) (I# i) b = IO (\s -> case writeArray# t i b s of s1 -> (# s1, () #))

-- | The address of a new block of so many bytes, all zero. As in GHC it goes on to the end of its last word: programs look past their end by a byte.
allocate :: Int -> IO Int
allocate size@(I# n)
  | size < 0 || size >= 0x80000000 = errorWithoutStackTrace ("malloc: no block has " ++ show' size ++ " bytes")
  | otherwise = IO (\s -> case newByteArray# whole s of (# s1, b #) -> (# s1, Block b #)) >>= number
  where !whole = andI# (n +# 7#) -8#

-- | Gives an address to a block that has none.
number :: Block -> IO Int
number block = mask_ (do
  (free, rest) <- fmap takeNumber (takeMVar numbers)
  table <- readIORef blocks >>= withRoomFor free
  setEntry table free block
  putMVar numbers rest
  return (free * 0x100000000))

-- | An address for an array that is there already: what is written to the one is written to the other. To be released like others.
adopt :: Bytes -> IO Int
adopt (Bytes bytes) = IO (\s -> case unsafeThawByteArray# bytes s of (# s1, b #) -> (# s1, Block b #)) >>= number

-- | The array that an address is in, which must not be written to any more, and where in it.
bytesAt :: Int -> IO (Bytes, Int)
bytesAt address = locate address 0 (\bytes at s -> case unsafeFreezeByteArray# bytes s of (# s1, frozen #) -> (# s1, (Bytes frozen, I# at) #))

-- | Numbers rest for a while before they are used again.
takeNumber :: Numbers -> (Int, Numbers)
takeNumber (Numbers (i : front) back next) = (i, Numbers front back next)
takeNumber (Numbers [] back@(_ : _ : _) next) = takeNumber (Numbers (reverse' back []) [] next)
takeNumber (Numbers [] back next) = (next, Numbers [] back (next + 1))

reverse' :: [a] -> [a] -> [a]
reverse' [] done = done
reverse' (x : xs) done = reverse' xs (x : done)

withRoomFor :: Int -> Table -> IO Table
withRoomFor number old
  | number < sizeOfTable old = return old
  | otherwise = do
      new <- newTable (2 * sizeOfTable old)
      let copy i | i == sizeOfTable old = return ()
                 | otherwise = entry old i >>= setEntry new i >> copy (i + 1)
      copy 0
      writeIORef blocks new
      return new

-- | Frees the block that begins at the address; none begins at null.
release :: Int -> IO ()
release 0 = return ()
release address = do
  block <- blockAt address
  case block of
    Block _ | offsetIn address == 0 -> mask_ (do
      Numbers front back next <- takeMVar numbers
      table <- readIORef blocks
      setEntry table (numberOf address) Gone
      putMVar numbers (Numbers front (numberOf address : back) next))
    _ -> errorWithoutStackTrace ("free: no block begins at " ++ showAddress address)

-- | How many bytes there are from an address to the end of its block.
blockSize :: Int -> IO Int
blockSize address = do
  block <- blockAt address
  case block of
    Block bytes -> return (I# (sizeofMutableByteArray# bytes) - offsetIn address)
    Gone -> outside address

numberOf, offsetIn :: Int -> Int
numberOf (I# address) = I# (uncheckedIShiftRL# address 32#)
offsetIn (I# address) = I# (andI# address 0xffffffff#)

blockAt :: Int -> IO Block
blockAt address = do
  table <- readIORef blocks
  if numberOf address < sizeOfTable table then entry table (numberOf address) else return Gone

outside :: Int -> IO a
outside address = errorWithoutStackTrace ("there is no memory at " ++ showAddress address)

showAddress :: Int -> String
showAddress address = "0x" ++ showHex (fromIntegral address :: Word) ""

show' :: Int -> String
show' n = showHex n ""

-- | The block that an address is in. So many bytes from the address on must be there.
blockOf :: Int# -> Int# -> State# RealWorld -> (# State# RealWorld, MutableByteArray# RealWorld #)
blockOf address count s = case unIO (blockAt (I# address)) s of
  (# s1, Block bytes #) | isTrue# (count >=# 0#), isTrue# (offset# address +# count <=# sizeofMutableByteArray# bytes) -> (# s1, bytes #)
  (# s1, _ #) -> case unIO (outside (I# address)) s1 of (# s2, Writable bytes #) -> (# s2, bytes #)
{-# NOINLINE blockOf #-}

data Writable = Writable (MutableByteArray# RealWorld)

offset# :: Int# -> Int#
offset# address = andI# address 0xffffffff#
{-# INLINE offset# #-}

-- | Uses the bytes at an address, of which so many must be there, and where in them it is.
locate :: Int -> Int -> (MutableByteArray# RealWorld -> Int# -> State# RealWorld -> (# State# RealWorld, a #)) -> IO a
locate (I# address) (I# count) use = IO (\s -> case blockOf address count s of (# s1, bytes #) -> use bytes (offset# address) s1)
{-# INLINE locate #-}

-- | Reads 2^shift bytes by a primop that counts in units of that size.
readBytes :: Int -> (MutableByteArray# RealWorld -> Int# -> State# RealWorld -> (# State# RealWorld, a #)) -> Int -> IO a
readBytes (I# shift) read address = locate address (I# size) (\bytes at s -> case andI# at (size -# 1#) of
  0# -> read bytes (uncheckedIShiftRL# at shift) s
  _ -> readCopy size read bytes at s)
  where !size = uncheckedIShiftL# 1# shift
{-# INLINE readBytes #-}

-- | What is not aligned is read from a copy.
readCopy
  :: Int# -> (MutableByteArray# RealWorld -> Int# -> State# RealWorld -> (# State# RealWorld, a #)) -> MutableByteArray# RealWorld -> Int#
  -> State# RealWorld -> (# State# RealWorld, a #)
readCopy size read bytes at s = case newByteArray# size s of
  (# s1, copy #) -> case copyMutableByteArray# bytes at copy 0# size s1 of s2 -> read copy 0# s2
{-# NOINLINE readCopy #-}

writeBytes
  :: Int -> (MutableByteArray# RealWorld -> Int# -> a -> State# RealWorld -> State# RealWorld) -> Int -> a -> IO ()
writeBytes (I# shift) write address !value = locate address (I# size) (\bytes at s -> case andI# at (size -# 1#) of
  0# -> case write bytes (uncheckedIShiftRL# at shift) value s of s1 -> (# s1, () #)
  _ -> writeCopy size (\copy -> write copy 0# value) bytes at s)
  where !size = uncheckedIShiftL# 1# shift
{-# INLINE writeBytes #-}

-- | What is not aligned is written by way of a copy.
writeCopy
  :: Int# -> (MutableByteArray# RealWorld -> State# RealWorld -> State# RealWorld) -> MutableByteArray# RealWorld -> Int# -> State# RealWorld
  -> (# State# RealWorld, () #)
writeCopy size write bytes at s = case newByteArray# size s of
  (# s1, copy #) -> case write copy s1 of
    s2 -> case copyMutableByteArray# copy 0# bytes at size s2 of s3 -> (# s3, () #)
{-# NOINLINE writeCopy #-}

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

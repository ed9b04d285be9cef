-- memcpy imported without its answer, before other actions; touch# of arrays; Eq and Ord derived over addresses.
{-# LANGUAGE ForeignFunctionInterface, MagicHash, UnboxedTuples #-}
import Foreign
import Foreign.C.Types
import GHC.Exts (Addr#, MutableByteArray#, RealWorld, newByteArray#, nullAddr#, plusAddr#)
import GHC.IO (IO (..))
import GHC.Prim (touch#)

foreign import ccall unsafe "memcpy" copy :: Ptr Word8 -> Ptr Word8 -> CSize -> IO ()

foreign import ccall unsafe "string.h memmove" move :: Ptr Word8 -> Ptr Word8 -> CSize -> IO (Ptr Word8)

data Block = Block (MutableByteArray# RealWorld)

newBlock :: IO Block
newBlock = IO (\s -> case newByteArray# 16# s of (# s1, b #) -> (# s1, Block b #))

keep :: Block -> IO ()
keep (Block b) = IO (\s -> case touch# b s of s1 -> (# s1, () #))

data Place = Place Int Addr# | Nowhere deriving (Eq, Ord)

copies :: [Ptr Word8] -> Ptr Word8 -> IO ()
copies [] _ = return ()
copies (from : more) to = do
  block <- newBlock
  copy to from 4
  keep block
  copies more (to `plusPtr` 4)

main :: IO ()
main = do
  from <- newArray [1 .. 4]
  to <- mallocArray 8
  copies [from, from] to
  peekArray 8 to >>= print
  end <- move (to `plusPtr` 2) to 4
  peekArray 8 to >>= print
  print (end == to `plusPtr` 2)
  let a = "text"#
      place = Place 1 a
  print (place == Place 1 a, place == Place 1 nullAddr#, compare place (Place 1 (plusAddr# a 1#)), place < Nowhere, maximum [place, Place 0 a] == place)

-- | Characters of code units, unchecked.
module Data.Text.Internal.Unsafe.Char (ord, unsafeChr, unsafeChr8, unsafeChr32, unsafeWrite) where

import Control.Monad.ST (ST)
import Data.Bits (shiftR, (.&.))
import Data.Char (chr, ord)
import qualified Data.Text.Array as Array
import Data.Word (Word16, Word32, Word8)

unsafeChr :: Word16 -> Char
unsafeChr = chr . fromIntegral

unsafeChr8 :: Word8 -> Char
unsafeChr8 = chr . fromIntegral

unsafeChr32 :: Word32 -> Char
unsafeChr32 = chr . fromIntegral

-- | Writes the units of a character; answers how many they are.
unsafeWrite :: Array.MArray s -> Int -> Char -> ST s Int
unsafeWrite array i c
  | code < 0x10000 = Array.unsafeWrite array i (fromIntegral code) >> return 1
  | otherwise = do
      Array.unsafeWrite array i (fromIntegral (0xd800 + (above `shiftR` 10)))
      Array.unsafeWrite array (i + 1) (fromIntegral (0xdc00 + (above .&. 0x3ff)))
      return 2
  where
    code = ord c
    above = code - 0x10000

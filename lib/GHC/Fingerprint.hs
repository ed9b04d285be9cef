-- | Fingerprints are MD5 sums (RFC 1321).
module GHC.Fingerprint
  ( Fingerprint (..), fingerprint0, fingerprintData, fingerprintString, fingerprintFingerprints, getFileHash
  ) where

import Data.Bits (complement, rotateL, shiftL, shiftR, xor, (.&.), (.|.))
import Data.Char (ord)
import Data.List (foldl', unfoldr)
import Data.Word (Word32, Word64, Word8)
import Foreign.Marshal.Array (peekArray)
import Foreign.Ptr (Ptr)
import GHC.Fingerprint.Type
import System.IO

fingerprint0 :: Fingerprint
fingerprint0 = Fingerprint 0 0

fingerprintData :: Ptr Word8 -> Int -> IO Fingerprint
fingerprintData p n = (md5 $!) <$> peekArray n p

fingerprintString :: String -> Fingerprint
fingerprintString = md5 . concatMap (bigEndian 4 . ord)

fingerprintFingerprints :: [Fingerprint] -> Fingerprint
fingerprintFingerprints fs = md5 [w | Fingerprint a b <- fs, half <- [a, b], w <- bigEndian 8 half]

-- | Of the bytes of a file.
getFileHash :: FilePath -> IO Fingerprint
getFileHash path = withBinaryFile path ReadMode (\h -> do
  text <- hGetContents h
  return $! md5 (map (fromIntegral . ord) text))

bigEndian :: Integral a => Int -> a -> [Word8]
bigEndian n x = [fromIntegral (shiftR (fromIntegral x :: Word64) (8 * i)) | i <- [n - 1, n - 2 .. 0]]

data State = State !Word32 !Word32 !Word32 !Word32

md5 :: [Word8] -> Fingerprint
md5 bytes = case foldl' block (State 0x67452301 0xEFCDAB89 0x98BADCFE 0x10325476) (blocks bytes) of
  State a b c d -> Fingerprint (half a b) (half c d)
 where
  half x y = shiftL (fromIntegral (swapped x)) 32 .|. fromIntegral (swapped y)
  swapped x = foldl' (\acc i -> shiftL acc 8 .|. (shiftR x (8 * i) .&. 255)) 0 [0 .. 3] :: Word32

-- | Sixteen words each; behind the bytes one bit, zeros up to the last eight bytes, and the length in bits.
blocks :: [Word8] -> [[Word32]]
blocks = unfoldr (\ws -> if null ws then Nothing else Just (splitAt 16 ws)) . wordsOf . padded 0
 where
  padded n (w : ws) = w : padded (n + 1 :: Int) ws
  padded n [] = 0x80 : replicate ((55 - n) `mod` 64) 0 ++ reverse (bigEndian 8 (8 * n))
  wordsOf (a : b : c : d : ws) = foldr (\w acc -> shiftL acc 8 .|. fromIntegral w) 0 [a, b, c, d] : wordsOf ws
  wordsOf _ = []

block :: State -> [Word32] -> State
block before@(State a0 b0 c0 d0) ws = case foldl' step before (zip3 [0 ..] constants rotations) of
  State a b c d -> State (a0 + a) (b0 + b) (c0 + c) (d0 + d)
 where
  step (State a b c d) (i, k, s) = State d (b + rotateL (a + mixed + k + ws !! index) s) b c
   where
    (mixed, index) = case i `div` 16 :: Int of
      0 -> ((b .&. c) .|. (complement b .&. d), i)
      1 -> ((d .&. b) .|. (complement d .&. c), (5 * i + 1) `mod` 16)
      2 -> (b `xor` c `xor` d, (3 * i + 5) `mod` 16)
      _ -> (c `xor` (b .|. complement d), 7 * i `mod` 16)

-- | The sines of 1 to 64.
constants :: [Word32]
constants = [floor (abs (sin i) * 4294967296 :: Double) | i <- [1 .. 64]]

rotations :: [Int]
rotations = concatMap (concat . replicate 4) [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]]

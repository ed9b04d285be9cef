-- Data.Bits at all its types.
import Data.Bits
import Data.Int
import Data.Word

main :: IO ()
main = do
  print (5 .&. 3 :: Int, 5 .|. 3 :: Int, xor 5 3 :: Int, complement 5 :: Int, complement 0 :: Word8)
  print (shiftL 1 10 :: Int, shiftR (-16) 2 :: Int, shift 1 4 :: Int, shift 256 (-4) :: Int, shiftL 1 64 :: Int, shiftR (-1) 100 :: Int)
  print (shiftR 0x80 7 :: Word8, shiftL 0x81 1 :: Word8, shiftR (-128) 3 :: Int8, unsafeShiftL 1 5 :: Word16, unsafeShiftR (-8) 1 :: Int32)
  print (rotateL 0x81 1 :: Word8, rotateR 0x81 1 :: Word8, rotate 0x1234 8 :: Word16, rotate (-2) 1 :: Int8, rotateL minBound 1 :: Int)
  print (testBit (5 :: Int) 0, testBit (5 :: Int) 1, testBit (5 :: Int) 100, setBit 0 3 :: Int, clearBit 15 0 :: Word8, complementBit 5 1 :: Int)
  print (popCount (255 :: Int), popCount (-1 :: Int8), popCount (-1 :: Int), popCount (maxBound :: Word64))
  print (bitSizeMaybe (0 :: Int16), bitSizeMaybe (0 :: Integer), finiteBitSize (0 :: Word32), isSigned (0 :: Int), isSigned (0 :: Word))
  print (countLeadingZeros (1 :: Word8), countTrailingZeros (8 :: Int16), countLeadingZeros (0 :: Int32), countTrailingZeros (0 :: Word64))
  print (zeroBits :: Int, bit 5 :: Word16, toIntegralSized (300 :: Int) :: Maybe Word8, toIntegralSized (200 :: Int) :: Maybe Word8)
  print (True .&. False, xor True True, popCount True, testBit True 0, shiftL True 1)
  print (byteSwap16 0x1234, byteSwap32 0x12345678, byteSwap64 1, bitReverse8 1, bitReverse32 1)
  print (foldr (\n acc -> acc `xor` shiftL n (n .&. 7)) 0 [1 .. 100 :: Int])

import Data.Bits
import Data.Word

main :: IO ()
main = do
  mapM_ print [shiftL 1 63, shiftR (-8) 1, fromIntegral (shiftR (fromIntegral (-8 :: Int) :: Word) 60), shiftL 3 62, maxBound :: Int]
  mapM_ print [(-2) .&. 255, 240 .|. 15, xor (-1) 255, complement 41 :: Int]
  mapM_ print [popCount (-1 :: Int), countLeadingZeros (1 :: Int), countTrailingZeros (4096 :: Int)]
  mapM_ print [countLeadingZeros (0 :: Int), countTrailingZeros (0 :: Int)]
  mapM_ (print . (fromIntegral :: Word64 -> Int) . byteSwap64) [1, 0x0102030405060708]

-- Numbers of 8 to 64 bits wrap around.
import Data.Int
import Data.Word

main :: IO ()
main = do
  print (maxBound + 1 :: Int8, minBound - 1 :: Int16, maxBound * 2 :: Int32, maxBound + 1 :: Int64)
  print (maxBound + 1 :: Word8, 0 - 1 :: Word16, negate 1 :: Word32, fromIntegral (-1 :: Int) :: Word64, maxBound :: Word)
  print (fromIntegral (300 :: Int) :: Word8, fromIntegral (200 :: Word8) :: Int8, fromInteger (2 ^ (40 :: Int) + 7) :: Int32)
  print [(x `div` 3, x `mod` 3, x `quot` (-3), x `rem` (-3)) | x <- [100, -100 :: Int8]]
  print (quotRem 200 7 :: (Word8, Word8), divMod (-7) 2 :: (Int16, Int16), toInteger (maxBound :: Word64))
  print ([250 ..] :: [Word8], [100, 110 ..] :: [Int8], [3, 2 .. 0] :: [Word16], take 2 [maxBound - 1 ..] :: [Int64])
  print (read "-12" :: Int8, read "300" :: Word8, show (-5 :: Int32), Just (-5 :: Int64))
  print (abs (-5) :: Int8, signum (-5) :: Int16, abs minBound :: Int8, compare 3 (5 :: Word32), 7 * 9 :: Word8)
  print (sum (map fromIntegral [200, 100 :: Word8]) :: Int)
  print (toRational (5 :: Word8), realToFrac (5 :: Int8) :: Double, fromEnum (200 :: Word8), toEnum 7 :: Int16)
  print (truncate (300.7 :: Double) :: Word8, round (-1.5 :: Double) :: Int8)

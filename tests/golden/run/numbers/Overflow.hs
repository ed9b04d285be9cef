-- Int wraps around; sized types; errors of arithmetic, uncaught.
import Data.Int
import Data.Word

main :: IO ()
main = do
  print (maxBound + 1 == (minBound :: Int), abs minBound == (minBound :: Int))
  print (fromIntegral (300 :: Int) :: Word8, fromIntegral (200 :: Int) :: Int8, maxBound :: Word, (-1) :: Word16)
  print ((2 :: Int) ^ (63 :: Int), (3 :: Int32) * maxBound, (0 :: Word32) - 1, (minBound :: Int64))
  print (div minBound (-1) :: Int)

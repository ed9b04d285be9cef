-- Naturals.
import GHC.Natural (minusNaturalMaybe)
import Numeric.Natural

main :: IO ()
main = do
  let n = 2 ^ (70 :: Int) :: Natural
  print (n, n + 1, n * n, n - 1, n `div` 7, n `mod` 7, quotRem n 1000)
  print (toInteger n, fromIntegral n :: Int, fromInteger 5 :: Natural, fromEnum (7 :: Natural), toEnum 7 :: Natural)
  print (minusNaturalMaybe 5 3, minusNaturalMaybe 3 5)
  print ([3, 5 .. 12] :: [Natural], [5, 3 ..] :: [Natural], take 3 [n ..], gcd 12 18 :: Natural)
  print (read "42" :: Natural, compare n 3, show (Just n), signum n, 0 ^ (0 :: Int) :: Natural)

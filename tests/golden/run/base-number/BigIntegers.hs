-- Integers beyond 64 bits.
import Data.Bits
import Data.List

main :: IO ()
main = do
  let a = 3 ^ (200 :: Int) :: Integer
      b = 7 ^ (90 :: Int) :: Integer
  print (a + b, a - b, b - a)
  print (a * b)
  print (a `div` b, a `mod` b, negate a `div` b, negate a `mod` b, negate a `quot` b, negate a `rem` b)
  print (gcd (a * 12) (b * 18), lcm 12345678901234567890 98765432109876543210 :: Integer)
  print (shiftL 1 100 :: Integer, shiftR a 300, shiftR (-a) 300, a .&. b, (-a) .|. b, xor a (-b), complement a)
  print (popCount a, testBit a 5, bit 65 :: Integer, popCount (-5 :: Integer))
  print (fromInteger a :: Double, truncate (1.5e30 :: Double) :: Integer, fromIntegral a :: Int)
  print (product [1 .. 50 :: Integer])
  print (length (show (2 ^ (10000 :: Int) :: Integer)), read (show a) == a)
  print (foldl' (\x d -> x * 10 + d) 0 (replicate 40 7) :: Integer)
  print (2 ^ (63 :: Int) - 1 + 1 :: Integer, -(2 ^ (63 :: Int)) - 1 :: Integer, (2 ^ (64 :: Int)) `quot` (2 ^ (63 :: Int)) :: Integer)
  print (isqrt (10 ^ (40 :: Int)))
  where
    isqrt :: Integer -> Integer
    isqrt n = go n
      where
        go x = let y = (x + n `div` x) `div` 2 in if y >= x then x else go y

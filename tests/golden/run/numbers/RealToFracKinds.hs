-- realToFrac between types that have a short way, at the numbers where the short way would tell something else, and of types of one's own.
module Main (main) where

import Data.Complex
import Data.Fixed
import Data.Functor.Identity
import Data.Int
import Data.Ratio

-- remembers the fraction it was made of
newtype Seen = Seen Rational deriving (Eq, Ord, Show)

instance Num Seen where
  Seen a + Seen b = Seen (a + b)
  Seen a * Seen b = Seen (a * b)
  negate (Seen a) = Seen (negate a)
  abs (Seen a) = Seen (abs a)
  signum (Seen a) = Seen (signum a)
  fromInteger n = Seen (fromInteger n * 1000)

instance Fractional Seen where
  fromRational = Seen
  recip (Seen a) = Seen (recip a)

instance Real Seen where
  toRational (Seen a) = a

main :: IO ()
main = do
  let doubles = [0, -0.0, 1.5, -2.25, 0.1, 1e300, -1e300, 5e-324, 1e-46, 3.4028236e38, 16777217, 1 / 0, -1 / 0] :: [Double]
      floats = [0, -0.0, 1.5, 0.1, 1e-45, 3.4028235e38, 1 / 0, -1 / 0] :: [Float]
      ints = [0, 1, -7, 9007199254740992, 9007199254740993, -9007199254740993, maxBound, minBound] :: [Int]
  print (map realToFrac doubles :: [Double])
  print (map realToFrac doubles :: [Float])
  print (map realToFrac floats :: [Double])
  print (map realToFrac floats :: [Float])
  print (map realToFrac ints :: [Double])
  print (map realToFrac ints :: [Float])
  print (map realToFrac (take 6 doubles) :: [Seen])
  print (map realToFrac (take 4 floats) :: [Rational])
  print (map realToFrac ints :: [Seen])
  print (map (realToFrac :: Seen -> Double) [Seen (1 % 3), Seen (-(10 ^ (400 :: Int))), Seen 0])
  print (map realToFrac [3 % 4, -5 % 3 :: Rational] :: [Double], realToFrac (7 % 2 :: Ratio Int8) :: Float)
  print (realToFrac (2.5 :: Double) :: Complex Double, realToFrac (2.718281828 :: Double) :: Milli, realToFrac (1.25 :: Centi) :: Float)
  print (runIdentity (realToFrac (Identity (2.5 :: Double)) :: Identity Float))
  print (realToFrac (5 :: Integer) :: Double, realToFrac (200 :: Int8) :: Double, isNaN (realToFrac (0 / 0 :: Double) :: Double))

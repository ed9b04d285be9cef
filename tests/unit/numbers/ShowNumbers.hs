-- Prints GHC's show for a sample of Doubles and Floats, one per line: D or F, the bits in hexadecimal, the text, the digits, the exponent.
-- From the repository's root:  runghc tests/unit/numbers/ShowNumbers.hs > tests/unit/numbers/shown.txt
module Main (main) where

import Data.Word (Word32, Word64)
import GHC.Float (castDoubleToWord64, castFloatToWord32, castWord32ToFloat, castWord64ToDouble, floatToDigits)
import Numeric (showHex)

main :: IO ()
main = do
  mapM_ (putStrLn . double) (named ++ concatMap signed (powers ++ halfway) ++ map castWord64ToDouble (doubleEdges ++ take 300 (random 17)))
  mapM_ (putStrLn . float) (map realToFrac named' ++ map castWord32ToFloat (floatEdges ++ map fromIntegral (take 300 (random 29))))

double :: Double -> String
double x = unwords ["D", showHex (castDoubleToWord64 x) "", show x, digitsOf x]

float :: Float -> String
float x = unwords ["F", showHex (castFloatToWord32 x) "", show x, digitsOf x]

digitsOf :: RealFloat a => a -> String
digitsOf x
  | isNaN x || isInfinite x || x <= 0 = "- -"
  | otherwise = let (ds, e) = floatToDigits 10 x in concatMap show ds ++ " " ++ show e

signed :: Double -> [Double]
signed x = [x, negate x]

named, named', powers, halfway :: [Double]
named = [0 / 0, 1 / 0, -1 / 0, -0.0] ++ named'
named' = [0, 1, -1, 0.1, 0.5, 0.25, 1 / 3, 2 / 3, 9.5, 12345.6, 123456.789, 1234567.25, 9999999, 9999999.5, 10000000, 0.099999, 0.1000001, 3.0e-2]
powers = [10 ^^ e | e <- [-323 .. 308 :: Int], abs e < 30 || e `mod` 13 == 0] ++ [2 ^^ e | e <- [-1074 .. 1023 :: Int], abs e < 70 || e `mod` 19 == 0]
-- decimals half-way between two doubles: the nearest of them reads back, and GHC does not use it
halfway = [1.0e23, 9.0e22, 5.0e22, 2.0e23, 9007199254740993, 18014398509481990, 72057594037927950, 4.5e17, 8.5e21] ++ [fromIntegral (2 ^ (53 :: Int) + n * 2 :: Integer) | n <- [0 .. 20]]
  ++ [fromIntegral (2 * n + 1 :: Integer) / 2 ^ k | k <- [17 .. 27 :: Int], n <- [0, 1, 2, 3, 5, 7, 9, 12, 31, 77, 100, 1023, 4242, 65536, 7 * 2 ^ (25 :: Int)]]
  ++ [fromIntegral (d * 10 ^ k :: Integer) | k <- [20 .. 27 :: Int], d <- [1 .. 9]]

doubleEdges :: [Word64]
doubleEdges = [1, 2, 3, 0xfffffffffffff, 0x10000000000000, 0x10000000000001, 0x7fefffffffffffff, 0x7feffffffffffffe, 0x4340000000000000, 0x433fffffffffffff]

floatEdges :: [Word32]
floatEdges = [1, 2, 3, 0x7fffff, 0x800000, 0x800001, 0x7f7fffff, 0x7f7ffffe, 0x80000000, 0x7f800000, 0xff800000, 0x7fc00000]
  ++ [n * 0x800000 | n <- [1 .. 254]] ++ [0x4b800000 + n | n <- [0 .. 20]]

-- splitmix64
random :: Word64 -> [Word64]
random seed = [let a = (z `xorShift` 30) * 0xbf58476d1ce4e5b9; b = (a `xorShift` 27) * 0x94d049bb133111eb in b `xorShift` 31 | n <- [1 ..], let z = seed + n * 0x9e3779b97f4a7c15]
  where xorShift x k = x `xorW` (x `div` (2 ^ (k :: Int)))
        xorW x y = fromInteger (bitsXor (toInteger x) (toInteger y))
        bitsXor 0 0 = 0
        bitsXor a b = (if odd a /= odd b then 1 else 0) + 2 * bitsXor (a `div` 2) (b `div` 2)

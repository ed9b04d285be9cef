-- Every bit of what exp, sin, cos, the hyperbolic functions, expm1 and log1p answer is the C library's (glibc's, on a processor with fused
-- multiply-add), wherever their arguments lie.
module Main where

import Data.Bits
import Data.List (foldl')
import Data.Word
import GHC.Float (castDoubleToWord64)
import Numeric (expm1, log1p)

-- arguments of either sign from 2^-20 to 2^size
arguments :: Int -> [Double]
arguments size = [encodeFloat (fromIntegral m * if odd m then 1 else -1) (e - 62) | (m, e) <- zip (numbers 1) (cycle [-20 .. size])]

numbers :: Word64 -> [Integer]
numbers w = 0x2000000000000000 + fromIntegral (w `shiftR` 3) : numbers (w * 6364136223846793005 + 1442695040888963407)

digest :: Int -> Int -> (Double -> Double) -> Word64
digest n size f = foldl' (\h x -> (h `rotateL` 5) `xor` castDoubleToWord64 (f x)) 0 (take n (arguments size))

main :: IO ()
main = do
  print (map (digest 1500 9) [exp, sinh, cosh])
  print (map (digest 1500 26) [sin, cos])
  print (map (digest 800 5) [tanh, expm1, \x -> log1p (abs x), \x -> log1p (x / 64), \x -> atanh (x / 64)])
  print (integral sin 0 pi 1000, integral (\x -> exp (-x * x)) (-3) 3 1000)

-- Simpson's rule
integral :: (Double -> Double) -> Double -> Double -> Int -> Double
integral f a b n = h / 3 * sum [w k * f (a + fromIntegral k * h) | k <- [0 .. n]]
  where
    h = (b - a) / fromIntegral n
    w k
      | k == 0 || k == n = 1
      | odd k = 4
      | otherwise = 2

module Main where
import Data.Bits
import Data.Char (intToDigit)
import Data.Complex
import Data.Fixed (mod', div', Centi, Milli)
import Data.Int
import Data.Ratio
import Data.Word
import Numeric

main :: IO ()
main = do
  print [(a `div` b, a `mod` b, a `quot` b, a `rem` b) | a <- [7, -7], b <- [2, -2 :: Int]]
  print (map (round :: Double -> Int) [0.5, 1.5, 2.5, -0.5, -1.5, 2.4999], map truncate [2.7, -2.7 :: Double] :: [Int], map ceiling [2.1, -2.1 :: Float] :: [Int], map floor [2.1, -2.1 :: Double] :: [Integer])
  print (fromIntegral (300 :: Int) :: Word8, fromIntegral (200 :: Word8) :: Int8, maxBound :: Int64, minBound :: Int16, (maxBound :: Word32) + 1)
  print (1 / 0 :: Double, -1 / 0 :: Double, isNaN (0 / 0 :: Double), 0 == (-0.0 :: Double), isNegativeZero (-0.0 :: Double), recip (-0.0) :: Double)
  print (1e7 :: Double, 1.0e-2 :: Double, 0.1 :: Double, 12345678.9 :: Double, 1e22 :: Double, 5.0e-324 :: Double, 1.7976931348623157e308 :: Double, 3.4028235e38 :: Float, 1 / 3 :: Float)
  print (decodeFloat (1.5 :: Double), significand (8 :: Double), exponent (8 :: Double), encodeFloat 3 4 :: Double, floatDigits (0 :: Float), scaleFloat 3 (1.5 :: Double))
  print (gcd 12 18, lcm 4 6 :: Int, gcd 0 0 :: Int, gcd (-4) 6 :: Int, 2 ^ 100, 2 ^^ (-3) :: Double, 2 ** 0.5 :: Double)
  print (3 % 4 + 1 % 4 :: Rational, numerator (6 % 8), denominator (6 % (-8)), truncate (7 % 2 :: Rational) :: Int, fromRational (7 % 4) :: Double, toRational (0.75 :: Float), approxRational (3.14159 :: Double) 0.001)
  putStrLn (showHex (255 :: Int) "" ++ " " ++ showOct (64 :: Int) "" ++ " " ++ showIntAtBase 2 intToDigit (10 :: Int) "" ++ " " ++ showFFloat (Just 3) (3.14159 :: Double) "" ++ " " ++ showEFloat (Just 2) (12345.678 :: Double) "" ++ " " ++ showGFloat (Just 2) (0.01 :: Double) "" ++ " " ++ showFFloat Nothing (1.0e-3 :: Double) "")
  putStrLn (unwords [showFFloat (Just 0) (2.5 :: Double) "", showFFloat (Just 2) (1e21 :: Double) "", showEFloat (Just 0) (1234.5 :: Double) "", showFFloat (Just 1) (-0.05 :: Double) "", showFFloatAlt (Just 0) (3 :: Double) "", showHFloat (1.5 :: Double) ""])
  print (fst (head (readHex "ff" :: [(Int, String)])), readOct "17z" :: [(Int, String)], readDec "99x" :: [(Integer, String)], readFloat "2.5e1q" :: [(Double, String)], readSigned readDec "-5" :: [(Int, String)])
  print (popCount (255 :: Int), shiftL 1 10 :: Int, shiftR (-8) 1 :: Int, (.&.) 12 10 :: Int, 12 .|. 3 :: Int, xor 5 1 :: Int, complement 0 :: Int, testBit (5 :: Int) 2)
  print (rotateL (0x81 :: Word8) 1, countLeadingZeros (1 :: Word16), countTrailingZeros (8 :: Int32), finiteBitSize (0 :: Int), bit 70 :: Integer, shiftR (2 ^ 70) 68 :: Integer, popCount (-1 :: Integer), (-1) .&. (2 ^ 65 - 1) :: Integer)
  print ((1 :+ 2) * (3 :+ 4) :: Complex Double, magnitude (3 :+ 4 :: Complex Double), realPart (mkPolar 1 0 :: Complex Double), sqrt ((-4) :+ 0) :: Complex Double, exp (0 :+ pi) :: Complex Double)
  print (5.5 `mod'` 2 :: Double, (-1) `mod'` 3 :: Double, 7.5 `div'` 2 :: Int, 3.14159 :: Centi, 2 / 3 :: Milli, (-1.5) :: Centi, 1.25 * 1.25 :: Centi)
  print (atan2 1 (-1) :: Double, sinh 1 :: Double, logBase 2 1024 :: Double, exp 1 :: Double, acos 2 :: Double, tanh 0.5 :: Float)
  print (fromEnum 'a', toEnum 98 :: Char, [1, 3 .. 10], [10, 8 .. 1], [1.0 .. 3.5] :: [Double], [3, 2 .. 1 :: Float], take 3 [0.1 ..] :: [Double], succ 1.5 :: Double)
  print (minimum [3, 1, 2 :: Int], floor (-3.5 :: Double) :: Int, properFraction (-3.75 :: Double) :: (Int, Double), realToFrac (1.5 :: Float) :: Double, fromIntegral (2 ^ 62 :: Integer) * 4 :: Int)
  print (read "1e400" :: Double, fromInteger (2 ^ 1024) :: Double, fromIntegral (2 ^ 53 + 1 :: Integer) :: Double, truncate (1e20 :: Double) :: Integer, round (-1e30 :: Double) :: Integer, toInteger (minBound :: Int) - 1, abs (minBound :: Int))
  print (isPrime' (2 ^ 31 - 1), powMod 3 200 1000007, integerSqrt (10 ^ 40), product [1 .. 25 :: Integer], (10 ^ 30) `divMod` (7 ^ 13 :: Integer), (-(10 ^ 30)) `quotRem` (7 ^ 13 :: Integer))
  where
    isPrime' n = all (\d -> n `mod` d /= 0) (takeWhile (\d -> d * d <= n) (2 : [3, 5 ..])) :: Bool where _ = n :: Int
    powMod :: Integer -> Integer -> Integer -> Integer
    powMod _ 0 m = 1 `mod` m
    powMod b e m | even e = let h = powMod b (e `div` 2) m in h * h `mod` m
                 | otherwise = b * powMod b (e - 1) m `mod` m
    integerSqrt :: Integer -> Integer
    integerSqrt n = go n where go x = let y = (x + n `div` x) `div` 2 in if y >= x then x else go y

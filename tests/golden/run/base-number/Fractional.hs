-- Doubles and Floats: rounding, special values, functions.
main :: IO ()
main = do
  print [(truncate x, round x, ceiling x, floor x) :: (Int, Int, Int, Int) | x <- [2.5, -2.5, 3.5, 0.5, -0.5, 1.49, -1.51 :: Double]]
  print (properFraction (3.75 :: Double) :: (Int, Double), properFraction (-3.75 :: Float) :: (Integer, Float))
  print (round (1e20 :: Double) :: Integer, truncate (-1e30 :: Double) :: Integer, ceiling (2 ^ (60 :: Int) + 0.5 :: Double) :: Integer)
  print (1 / 0 :: Double, -1 / 0 :: Double, isNaN (0 / 0 :: Double), -0.0 :: Double, isNegativeZero (-0.0 :: Double))
  print (0.1 + 0.2 :: Double, 1 / 3 :: Float, 1e22 :: Double, 1.0e-2 :: Double, 0.1 :: Double, 123456.7 :: Float, 12345678.9 :: Double)
  print (sqrt 2 :: Double, exp 1 :: Double, log 10 :: Double, sin 1 :: Double, cos 1 :: Double, tan 1 :: Double)
  print (asin 1 :: Double, acos 0 :: Double, atan 1 :: Double, sinh 1 :: Double, cosh 1 :: Double, tanh 1 :: Double)
  print (atan2 1 (-1) :: Double, atan2 (-0.0) (-1) :: Double, atan2 0 0 :: Double, pi :: Double, pi :: Float)
  print (logBase 2 1024 :: Double, 2 ** 10 :: Double, sqrt 2 :: Float, asinh 1 :: Double, acosh 2 :: Double)
  print (decodeFloat (1.5 :: Double), significand (8 :: Double), exponent (8 :: Double), encodeFloat 3 4 :: Double, scaleFloat 3 (1.5 :: Double))
  print (floatDigits (1 :: Float), floatRange (1 :: Double), floatRadix (1 :: Double), isDenormalized (5.0e-324 :: Double), isInfinite (1 / 0 :: Float))
  print (toRational (0.75 :: Double), fromRational 0.1 :: Double, realToFrac (1.5 :: Float) :: Double, realToFrac (0.1 :: Double) :: Float)
  print (fromIntegral (3 :: Int) / 2 :: Double, truncate (3.99 :: Float) :: Int, fromEnum (3.7 :: Double), toEnum 3 :: Float)
  print (0 / 0 == (0 / 0 :: Double), compare (0 / 0) (1 :: Double), max (0 / 0) (1 :: Double), minimum [2.5, 1.5 :: Float])
  print (5.0e-324 :: Double, 1.7976931348623157e308 :: Double, 2 / 3 :: Double, 100000 :: Double, 1234567 :: Double, 0.1 :: Float)
  print (succ 1.5 :: Double, [0.1 ..] !! 3 :: Double, [1, 1.5 .. 3] :: [Double], [1.0 .. 3.4] :: [Float])

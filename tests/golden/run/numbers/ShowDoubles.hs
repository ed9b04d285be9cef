-- Texts of floating point numbers.
main :: IO ()
main = do
  print [0, 1, -1, 0.1, 0.01, 1234567, 12345678, 0.1 + 0.2, 1 / 3, 1e7, 9999999, 1e21, 1e22 :: Double]
  print [5.0e-324, 1.7976931348623157e308, 2 / 3, 100, 123.456 :: Double]
  print [0.1, 16777216, 1 / 3, 3.4028235e38, 1e-45 :: Float]
  print (1 / 0 :: Double, -1 / 0 :: Double, isNaN (0 / 0 :: Double), -0.0 :: Double, isNegativeZero (-0.0 :: Double))
  print [Just (-1.5), Just 2.0e-2]
  print (sqrt 2 :: Double, pi :: Double, exp 1 :: Double, sin 1 :: Double, atan2 1 (-1) :: Double)
  print (floatDigits (1 :: Double), decodeFloat (1.5 :: Double), significand (8 :: Double), exponent (8 :: Double), scaleFloat 3 (1 :: Double))
  print (minimum [1, 0 / 0, 2 :: Double] == 1, compare 1 (2 :: Double), 0 / 0 == (0 / 0 :: Double))

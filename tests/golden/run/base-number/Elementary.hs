-- The last digits of elementary functions are those of a good C library: rounded to nearest.
module Main where

import Numeric (expm1, log1p)

steps :: Double -> Double -> Int -> [Double]
steps from by n = [from + by * fromIntegral k | k <- [0 .. n - 1]]

table :: String -> (Double -> Double) -> [Double] -> IO ()
table name f xs = putStrLn (name ++ " " ++ unwords (map (show . f) xs))

main :: IO ()
main = do
  table "exp" exp (steps (-7.3) 0.31 60)
  table "exp" exp [-745.2, -745.1, -744, -740.5, -709.3, -708.9, -708.2, 1e-9, 709.7, 709.8, 1 / 0, -1 / 0, 0 / 0, -0.0]
  table "log" log (steps 0.07 0.213 60)
  table "log" log [5e-324, 1.2e-310, 0.999999999, 1, 1.00000001, 1e300, 0, -0.0, -1, 1 / 0, 0 / 0]
  table "sin" sin (steps (-9.1) 0.317 60)
  table "sin" sin [1e-300, 3.141592653589793, 355, 1e6, 123456.75, 1 / 0, -0.0]
  table "cos" cos (steps (-9.1) 0.317 60)
  table "cos" cos [1e-300, 1.5707963267948966, 4.71238898038469, 11, 1e6, 0 / 0]
  table "tan" tan (steps (-9.1) 0.317 60)
  table "tan" tan [1e-300, 1.5707963267948966, 22, -0.0]
  table "asin" asin (steps (-1) 0.0312 65)
  table "acos" acos (steps (-1) 0.0312 65)
  table "asin" asin [1, -1, 1.1, 1e-20, 0.9999999999999999, -0.0]
  table "acos" acos [1, -1, 1.1, 1e-20, 0.9999999999999999]
  table "atan" atan (steps (-8) 0.27 60)
  table "atan" atan [1 / 0, -1 / 0, 1e-20, 1e17, 1e300, -0.0]
  table "sinh" sinh (steps (-40) 1.37 60)
  table "cosh" cosh (steps (-40) 1.37 60)
  table "tanh" tanh (steps (-3) 0.1 60)
  table "asinh" asinh (steps (-40) 1.37 60)
  table "acosh" acosh (steps 1 1.37 60)
  table "atanh" atanh (steps (-0.98) 0.07 28)
  table "expm1" expm1 (steps (-1) 0.07 30)
  table "log1p" log1p (steps (-0.9) 0.07 30)
  table "2 **" (2 **) (steps (-8) 0.27 60)
  table "** 3" (** 3) (steps (-8) 0.27 60)
  table "** 0.1" (** 0.1) (steps 0 0.27 60)
  print [x ** y | x <- [0, -0.0, 1, -1, 2, -2, 1 / 0, -1 / 0, 0 / 0], y <- [0, 1, -1, 3, 0.5, 1 / 0, -1 / 0, 0 / 0 :: Double]]
  print [10 ** fromIntegral k :: Double | k <- [-324 .. 309 :: Int], k `mod` 9 == 0 || abs k > 305]
  print (map (logBase 2) [3, 8, 10, 1024, 1.0e-3 :: Double], map (logBase 10) [1000, 5, 1e15 :: Double])
  print (map sin (map fromIntegral [0 .. 20 :: Int]) :: [Float])
  print ([2 ** 0.5, 10 ** 0.3, exp 1, log 10, atan2 1 3] :: [Float])

-- truncate, round, ceiling, floor, properFraction; bankers' rounding.
main :: IO ()
main = do
  print [(truncate x, round x, ceiling x, floor x) | x <- [2.5, 3.5, -2.5, -0.5, 0.5, 1e10 :: Double] ]
  print (properFraction 3.75 :: (Int, Double), properFraction (-3.75) :: (Integer, Double))
  print (round (7 / 2 :: Rational), round (-5 / 2 :: Rational), floor (-1 / 3 :: Rational), truncate (1e20 :: Double))
  print (fromIntegral (maxBound :: Int) + 1 :: Integer, fromIntegral (2 ^ 64 + 5 :: Integer) :: Int)
  print (realToFrac (1.1 :: Float) :: Double, realToFrac (0.1 :: Double) :: Float)

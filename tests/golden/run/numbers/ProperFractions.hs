-- The fraction of -0 is 0, for every type; truncate and its like of numbers around zero.
import Data.Int (Int8)
import Data.Word (Word16)

parts :: (RealFrac a, Show a) => [a] -> IO ()
parts xs = do
  print (map properFraction xs `asTypeOf` [(0 :: Int, head xs)])
  print (map properFraction xs `asTypeOf` [(0 :: Integer, head xs)])
  print (map (\x -> (truncate x :: Int8, round x :: Int, ceiling x :: Integer, floor x :: Int)) xs)

main :: IO ()
main = do
  parts [-0.0, 0.0, -0.25, 0.25, -3, 7.5 :: Double]
  parts [-0.0, 0.0, -0.25, 0.25, -3, 7.5 :: Float]
  print (properFraction (2 ^ 70 + 0.0) :: (Integer, Double))
  print (snd (properFraction (-1e-320) :: (Word16, Double)))
  print (isNegativeZero (snd (properFraction (-0.0 :: Double) :: (Int, Double))))

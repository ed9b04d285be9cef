-- Complex numbers.
import Data.Complex

main :: IO ()
main = do
  let z = 3 :+ 4 :: Complex Double
      w = 1 :+ (-2)
  print (z + w, z - w, z * w, z / w, negate z)
  print (realPart z, imagPart z, magnitude z, conjugate z, abs z, signum z)
  print (phase (0 :+ 1 :: Complex Double), polar (1 :+ 0 :: Complex Double), phase (0 :: Complex Double))
  print (sqrt ((-4) :+ 0) :: Complex Double, 2 :: Complex Double, fromRational 0.5 :: Complex Double)
  print (fmap (+ 1) z, z == w, Just w, (read "1.5 :+ (-2.0)" :: Complex Double))
  print (map (\v -> fromIntegral (round (realPart v * 1e6)) / 1e6) [exp (0 :+ pi), mkPolar 2 (pi / 2), cis pi, z ** w, sin z, log z :: Complex Double])

-- Ratios: reduced, sign in the numerator, show with precedence, enumeration, division by zero.
import Control.Exception
import Data.Ratio

main :: IO ()
main = do
  print (3 % 6 :: Rational, (-3) % 6 :: Rational, 3 % (-6) :: Rational)
  print (Just (1 % 2 + 1 % 3 :: Rational), numerator (4 % 6), denominator (4 % 6))
  print (toRational 0.125, fromRational (7 % 4) :: Double, approxRational (pi :: Double) 0.001)
  print (map (% 3) [1 .. 3] :: [Ratio Int], recip (2 % 3 :: Rational), truncate (7 % 2 :: Rational))
  print (compare (1 % 3) (1 % 2 :: Rational), [1 % 2 .. 3 :: Rational])
  r <- try (evaluate (1 % 0 :: Rational))
  print (r :: Either ArithException Rational)
  print (showsPrec 7 (1 % 2 :: Rational) "", showsPrec 8 (1 % 2 :: Rational) "")

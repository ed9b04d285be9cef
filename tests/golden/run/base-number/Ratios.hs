-- Fractions.
import Data.Ratio

main :: IO ()
main = do
  let x = 3 % 4 :: Rational
      y = -5 % 6
  print (x + y, x - y, x * y, x / y, recip y, negate x, abs y, signum y)
  print (numerator y, denominator y, 6 % (-8) :: Ratio Int)
  print (compare x y, x == 6 % 8, max x y, x < y)
  print (truncate y :: Int, round y :: Int, ceiling y :: Int, floor y :: Int, properFraction (7 % 2 :: Rational) :: (Int, Rational))
  print (map round [1 % 2, 3 % 2, 5 % 2, -1 % 2 :: Rational] :: [Integer])
  print (fromRational x :: Double, toRational (0.125 :: Double), fromIntegral (3 :: Int) :: Rational, realToFrac x :: Float)
  print (approxRational (3.14159 :: Double) 0.001, approxRational (-0.333 :: Double) 0.01)
  print ([1 % 2 .. 3] :: [Rational], take 3 [1 % 3, 2 % 3 ..] :: [Rational], x ^ (3 :: Int), y ^^ (-2 :: Int))
  print (Just x, [y], showsPrec 8 x "", sum [1 % n | n <- [1 .. 10]] :: Rational)
  print (fromEnum (7 % 2 :: Rational), succ x, toEnum 3 :: Rational)

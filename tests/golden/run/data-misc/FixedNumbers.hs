import Control.Exception
import Data.Fixed

say :: Show a => a -> IO ()
say x = do
  r <- try (evaluate (length (show x)))
  putStrLn (either (\e -> show (e :: ArithException)) (const (show x)) r)

main :: IO ()
main = do
  print (3.75 :: Centi, -3.75 :: Deci, 2 :: Uni, 0.001 :: Milli, Just (-1.5 :: Micro))
  print (1.25 + 2.5 :: Centi, 2.5 * 2.5 :: Deci, 7 / 2 :: Centi, 1 / 3 :: Micro, negate 1.5 :: Deci, abs (-0.5) :: Deci)
  print (5.5 `mod'` 2, (-1) `mod'` 3 :: Double, 7.5 `div'` 2 :: Int, divMod' 7.5 2 :: (Int, Double))
  print (realToFrac (1.239 :: Double) :: Centi, truncate (-1.5 :: Deci) :: Int, round (2.5 :: Deci) :: Int, properFraction (-2.75 :: Centi) :: (Int, Centi))
  print (showFixed True (1.500 :: Milli), showFixed True (2 :: Milli), showFixed False (-0.05 :: Centi), resolution (0 :: Pico))
  print (read "3.14" :: Centi, [1, 1.5 .. 3 :: Deci], fromEnum (1.5 :: Deci), compare (1.5 :: Deci) 1.4, MkFixed 1234 :: Centi)
  print (toRational (0.125 :: Milli), sum [0.1, 0.2, 0.3 :: Deci], maximum [1.5, 2.25 :: Centi])
  say (1 / 0 :: Deci)
  say (mod' 5 0 :: Deci)

-- | Reading of fixed-point numbers, also with resolutions that are no powers of ten.
import Data.Fixed

data Eighths

instance HasResolution Eighths where
  resolution _ = 8

data Dozens

instance HasResolution Dozens where
  resolution _ = 12

main :: IO ()
main = do
  print (map read ["0.125", "0.5", "-0.375", "3", "2.9999", "-7.126"] :: [Fixed Eighths])
  print (map read ["0.25", "1.08", "-0.5", "11.99"] :: [Fixed Dozens])
  print (map read ["0.05", "-1.999", "3.1"] :: [Centi])
  print (reads "4e-2" :: [(Centi, String)])
  print (reads "1.5.2" :: [(Milli, String)])
  print (read (show (Just (-2.5 :: Deci))) :: Maybe Deci)

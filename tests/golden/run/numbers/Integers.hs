-- Large integers: arithmetic, comparison, show, read, factorials.
main :: IO ()
main = do
  let f = product [1 .. 30] :: Integer
  print f
  print (f `div` product [1 .. 28], f `mod` (10 ^ 9 + 7), f - f - 1)
  print (2 ^ 200 - 1 :: Integer)
  print (-(2 ^ 64) :: Integer, (-(2 ^ 64)) `div` 3 :: Integer, (-(2 ^ 64)) `rem` 1000 :: Integer)
  print (read "-123456789012345678901234567890" :: Integer)
  print (compare (2 ^ 64) (2 ^ 65 :: Integer), maximum [2 ^ 63, 2 ^ 63 - 1, -(2 ^ 70)] :: Integer)
  print (fromInteger (2 ^ 100 + 7) :: Int, fromIntegral (2 ^ 53 + 1 :: Integer) :: Double)
  print (length (show (3 ^ 1000 :: Integer)), sum (map (read . pure) (show (2 ^ 100 :: Integer))) :: Int)

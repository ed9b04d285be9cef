main :: IO ()
main = do
  print (fromEnum (m < 1)) >> print (fromEnum (m > 1))
  print (m `quot` 10) >> print (m `rem` 10)
  let (q, r) = (2 ^ (63 :: Int) :: Word) `quotRem` 3
  print q >> print r
  print (8 * fromEnum (5 <= (5 :: Word)) + 4 * fromEnum (4 >= (5 :: Word)) + 2 * fromEnum (4 /= (5 :: Word)) + fromEnum (m == m))
  print (fromIntegral (3 - 5 :: Word) :: Int)
  where
    m = maxBound :: Word

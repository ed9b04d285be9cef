main :: IO ()
main = do
  print (m + 1) >> print (m + 1 - 1) >> print (fromEnum (m + 1 - 1 == m))
  mapM_ print [n - 1, n * 2, m * m, negate n, abs (n - 1), m * m - m * m]
  where
    m = toInteger (maxBound :: Int)
    n = toInteger (minBound :: Int)

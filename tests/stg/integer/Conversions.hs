main :: IO ()
main = do
  print (fromInteger n :: Int) >> print (fromInteger (-n) :: Int)
  print (toInteger (maxBound :: Word)) >> print (toInteger (-1 :: Int))
  print (fromInteger n :: Double) >> print (fromInteger half :: Double)
  print (fromRational (fromInteger (half * 2 ^ (70 :: Int) + 1)) :: Double) >> print (fromInteger (2 ^ (2000 :: Int)) :: Double)
  print (truncate (1e25 :: Double) :: Integer) >> print (truncate (-2.99 :: Double) :: Integer)
  print (encodeFloat 5 (-3) :: Double) >> print (encodeFloat n 10 :: Double)
  where
    n = 2 ^ (64 :: Int) + 5
    half = 9007199254740993

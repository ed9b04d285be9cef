import GHC.Float

main :: IO ()
main = do
  print (fromIntegral (maxBound :: Int) :: Double) >> print (fromIntegral (9007199254740993 :: Int) :: Double)
  print (word2Double maxBound) >> print (double2Int (-1e18))
  print (int2Float 16777217) >> print (int2Float 16777219) >> print (float2Int 1e10)
  print (float2Double 0.1) >> print (double2Float 1e40)

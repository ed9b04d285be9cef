import GHC.Float

every :: Double -> IO ()
every d = do
  print m >> print e >> print (encodeFloat m e :: Double)
  print (fromIntegral (castDoubleToWord64 d) :: Int) >> print d
  where
    (m, e) = decodeFloat d

main :: IO ()
main = do
  mapM_ every [1, -0.1, 0, 5e-324, 1.7976931348623157e308]
  let (m, e) = decodeFloat (0.1 :: Float)
  print m >> print e >> print (castFloatToWord32 (-1.5))

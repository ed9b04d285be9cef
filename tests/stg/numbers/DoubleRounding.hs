every :: Double -> IO ()
every d = do
  mapM_ (print . asDouble) [floor d, ceiling d, truncate d, round d]
  print (truncate d :: Int)
  where
    asDouble n = fromIntegral (n :: Int) :: Double

main :: IO ()
main = mapM_ every [2.5, 3.5, 2.4999, -2.5, -3.7]

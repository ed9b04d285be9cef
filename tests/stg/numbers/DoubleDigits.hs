import Numeric

digits :: RealFloat a => a -> IO ()
digits x = print (foldl (\a d -> a * 10 + d) 0 ds) >> print e
  where
    (ds, e) = floatToDigits 10 x

main :: IO ()
main = mapM_ digits [0.1, 123.456, 1.0e23, 5.0e-324 :: Double] >> digits (0.3 :: Float)

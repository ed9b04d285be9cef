{-# LANGUAGE NumDecimals #-}
main :: IO ()
main = do
  print (1.5e3 :: Int)
  print (2e2 + 1 :: Integer)
  print (1.5 :: Double, 2.0e1 :: Double)
  print (sum [1 .. 1e2])

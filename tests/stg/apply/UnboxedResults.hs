{-# LANGUAGE UnboxedTuples #-}
three :: Int -> (# Int, Double, Int #)
three n = (# n + 1, fromIntegral n, n #)

swap :: Int -> Int -> (# Int, Int #)
swap a b = (# b, a #)

main :: IO ()
main = do
  case three 41 of (# m, d, b #) -> print m >> print d >> print b
  case swap 1 2 of (# x, y #) -> print x >> print y
  print (99 :: Int)

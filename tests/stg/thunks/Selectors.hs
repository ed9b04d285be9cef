main :: IO ()
main = print (length front) >> print (length back)
  where
    (front, back) = splitAt 1500 [1 .. 2000 :: Int]

main :: IO ()
main = print (g 2) >> print (g 3) >> print (f 1 1)
  where
    f = (+) :: Int -> Int -> Int
    g = f 40

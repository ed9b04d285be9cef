main :: IO ()
main = print (sum (map g [1 .. 10])) >> print (f 3 3)
  where
    (f, g) = ((+), f 3) :: (Int -> Int -> Int, Int -> Int)

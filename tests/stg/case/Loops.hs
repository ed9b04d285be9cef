main :: IO ()
main = print (sum [i * j | i <- [1 .. 100], j <- [1 .. 100 :: Int]]) >> print (fromEnum (even (10001 :: Int)))

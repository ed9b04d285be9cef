-- expect: InvalidPattern
Double :: Int -> Int
double x = x + x

main :: IO ()
main = print (double 21)
  where
    (a, b) :: (Int, Int)
    (a, b) = (1, 2)

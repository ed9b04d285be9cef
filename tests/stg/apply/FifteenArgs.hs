f :: Int -> Int -> Int -> Int -> Int -> Int -> Int -> Int -> Int -> Int -> Int -> Int -> Int -> Int -> Int -> Int
f a b c d e g h i j k l m n o p = ((a - b - c + d - e + g - h + i - j + k - l) * m - n - o) * p

main :: IO ()
main = do
  print (f 100 1 2 3 4 5 6 7 8 9 10 11 12 13 14)
  print (f 200 1 2 3 4 5 6 7 8 9 10 11 12 13 14)
  print (f 100 1 2 3 4 5 6 7 8 9 10 11 12 13 14)

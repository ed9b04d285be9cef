f :: Int -> Int -> Int -> Int -> Int -> Int -> Int -> Int -> Int -> Int -> Int -> Int -> Int
f a b c d e g h i j k l m = (a - b - c - d - e - g - h - i - j - k - l) * m

main :: IO ()
main = print (f 1000 1 2 3 4 5 6 7 8 9 10 2) >> print (f 1000 1 2 3 4 5 6 7 8 9 10 3)

count :: Int -> Int
count 0 = 0
count n = count (n - 1) + 1

main :: IO ()
main = print (count 1000000) >> print (count 1000)

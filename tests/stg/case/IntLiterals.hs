dense, sparse :: Int -> Int
dense n = if n >= 0 && n <= 5 then 10 + n else 99
sparse n
  | n == minBound = 1
  | n == -1 = 2
  | n == 1000000 = 3
  | n == 4294967296 = 4
  | n == maxBound = 5
  | otherwise = 6

main :: IO ()
main = mapM_ (\n -> print (dense n * 10 + sparse n)) [0, 3, 5, 6, -1, 4294967296, 4294967298, 1000000, minBound, maxBound]

every :: Integer -> Integer -> IO ()
every a b = do
  print (sign (compare a b)) >> print (sign (compare b a)) >> print (fromEnum (a == b)) >> print (signum (fromInteger (signum a)) :: Int)
  print (logBase2 b)
  where
    sign o = fromEnum o - 1
    logBase2 n = if n <= 0 then -1 else length (takeWhile (<= n) (iterate (* 2) 1)) - 1

main :: IO ()
main = every 3 5 >> every 0 0 >> every big (big + 3) >> every (-big) big >> every (-big) (-big) >> every big big
  where
    big = 3 * 2 ^ (100 :: Int)

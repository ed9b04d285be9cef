every :: Int -> Int -> IO ()
every a b = print (a `quot` b) >> print (a `rem` b) >> print (let (q, r) = a `quotRem` b in q * b + r)

main :: IO ()
main = every 7 2 >> every (-7) 2 >> every 7 (-2) >> every (-7) (-2) >> print (minBound `rem` (-1) :: Int)

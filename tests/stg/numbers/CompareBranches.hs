branches, values :: Int -> Int -> Int
branches a b = sum [if p a b then w else 0 | (p, w) <- zip [(<), (<=), (>), (>=), (==), (/=)] [1, 2, 4, 8, 16, 32]]
values a b = sum [fromEnum (p a b) * w | (p, w) <- zip [(<), (<=), (>), (>=), (==), (/=)] [100, 100, 10, -10, 1, -1]]

every :: Int -> Int -> IO ()
every a b = print (branches a b) >> print (values a b)

main :: IO ()
main = every 1 2 >> every 2 1 >> every (-3) (-3) >> every minBound maxBound

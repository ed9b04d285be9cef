walk :: Int -> Double -> Int -> Int
walk 0 _ x = x
walk n k x = walk (n - 1) k n + (n - x) + truncate k

main :: IO ()
main = print (walk 30000 2 5)

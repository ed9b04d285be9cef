every :: Char -> Int -> Int -> Double -> Float -> IO ()
every c n m d f = putStrLn [c] >> print n >> print m >> print d >> print f

main :: IO ()
main = every 'a' 5 7 2.5 1.25 >> every 'b' 6 7 0.5 8.0

pick :: Int -> Int -> Int -> Int
pick a = \b -> \c -> 100 * a + 10 * b + c

main :: IO ()
main = print (pick 1 2 3) >> print (pick 3 2 1)

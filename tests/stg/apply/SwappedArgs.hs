turn :: Int -> Int -> Int -> Int -> Int
turn 0 a b c = 100 * a + 10 * b + c
turn n a b c = turn (n - 1) c a b

main :: IO ()
main = print (turn 0 1 2 3) >> print (turn 1 1 2 3) >> print (turn 5 1 2 3) >> print (2 :: Int)

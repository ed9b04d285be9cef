-- expect: NotInScope
f :: Int -> Int
f n | n > 0 = k
    | k <- n = k
main :: IO ()
main = print (f 1)

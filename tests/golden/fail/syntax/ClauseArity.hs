-- expect: ClauseArity
f :: Int -> Int -> Int
f 0 = id
f n m = n + m
main :: IO ()
main = print (f 1 2)

-- expect: ClauseArity
f :: Int -> Int -> Int
f 0 n = n
f m = m + n
main :: IO ()
main = print (f 1 2)

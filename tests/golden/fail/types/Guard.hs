-- expect: TypeMismatch
f :: Int -> Int
f n | n = 1
    | otherwise = 2
main :: IO ()
main = print (f 1)

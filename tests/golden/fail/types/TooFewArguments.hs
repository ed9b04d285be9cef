-- expect: TypeMismatch
f :: Int -> Int -> Int
f x y = x + y
g :: Int
g = f 1
main :: IO ()
main = print g

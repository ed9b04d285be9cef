-- expect: TypeMismatch
f :: Maybe Int -> Int
f (Left x) = x
f _ = 0
main :: IO ()
main = print (f Nothing)

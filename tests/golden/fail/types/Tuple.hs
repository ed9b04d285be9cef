-- expect: TypeMismatch
f :: (Int, Bool) -> Int
f (a, b, c) = a
main :: IO ()
main = print (f (1, True))

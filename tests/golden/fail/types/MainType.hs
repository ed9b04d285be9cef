-- expect: TypeMismatch
main :: Int
main = 3

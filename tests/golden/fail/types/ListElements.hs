-- expect: TypeMismatch
main :: IO ()
main = print [True, 'b', False]

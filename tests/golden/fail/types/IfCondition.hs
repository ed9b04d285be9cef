-- expect: TypeMismatch
main :: IO ()
main = if "yes" then print 1 else print 2

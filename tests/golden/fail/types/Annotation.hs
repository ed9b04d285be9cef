-- expect: TypeMismatch
main :: IO ()
main = print (length (True :: String))

-- expect: TypeMismatch
main :: IO ()
main = putStrLn ("n = " ++ length "abc")

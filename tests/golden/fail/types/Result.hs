-- expect: TypeMismatch
f :: Int -> String
f n = n + 1
main :: IO ()
main = putStrLn (f 1)

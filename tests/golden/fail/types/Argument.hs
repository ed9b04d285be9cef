-- expect: TypeMismatch
f :: Int -> String
f = show
main :: IO ()
main = putStrLn (f "one")

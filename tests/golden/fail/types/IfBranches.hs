-- expect: TypeMismatch
f :: Bool -> String
f b = if b then "yes" else 'n'
main :: IO ()
main = putStrLn (f True)

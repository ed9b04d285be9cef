-- expect: InvalidEscape
main :: IO ()
main = putStrLn "abc\   x"

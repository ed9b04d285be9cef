-- expect: InvalidEscape
main :: IO ()
main = putStrLn "a\qb"

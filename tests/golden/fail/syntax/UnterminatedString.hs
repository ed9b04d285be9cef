-- expect: UnterminatedString
main :: IO ()
main = putStrLn "abc

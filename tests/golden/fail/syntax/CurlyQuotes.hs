-- expect: InvalidCharacter
main :: IO ()
main = putStrLn “hello”

-- expect: MissingInstance
main :: IO ()
main = putStrLn ("a" + "b")

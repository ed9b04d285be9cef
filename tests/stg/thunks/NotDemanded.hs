main :: IO ()
main = putStrLn "fine"

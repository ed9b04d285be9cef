main :: IO ()
main = putStrLn "before" >> print (error "nobody catches this" :: Int)

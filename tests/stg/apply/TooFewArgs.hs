twice :: (Int -> Int) -> IO ()
twice f = print (f 1) >> print (f 2)

main :: IO ()
main = twice ((-) 10) >> twice ((-) 20)

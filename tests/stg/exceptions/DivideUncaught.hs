main :: IO ()
main = print (1 :: Int) >> print (1 `quot` (0 :: Int))

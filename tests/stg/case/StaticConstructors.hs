main :: IO ()
main = print (sum (take 7 (cycle [1, 2])) :: Int) >> print (84 :: Int)

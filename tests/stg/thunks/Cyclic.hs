main :: IO ()
main = print (sum (take 5 (repeat 1)) :: Int) >> print (sum (take 5 (cycle [2, 1])) :: Int)

main :: IO ()
main = print (21 + 21 :: Int)

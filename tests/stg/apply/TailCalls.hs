main :: IO ()
main = print (sum [1 .. 20000 :: Int]) >> print (fromEnum (even (20001 :: Int))) >> print (0 :: Int)

import Data.Array
main :: IO ()
main = print (listArray (0, 3) "abcd" ! (5 :: Int))

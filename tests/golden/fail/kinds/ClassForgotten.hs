-- expect: KindMismatch
largest :: (a) => [a] -> Int
largest = length
main :: IO ()
main = print (largest "abc")

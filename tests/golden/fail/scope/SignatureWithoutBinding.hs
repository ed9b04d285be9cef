-- expect: MissingBinding
f :: Int -> Int
main :: IO ()
main = print (f 1)

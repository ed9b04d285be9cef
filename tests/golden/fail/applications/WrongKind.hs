-- expect: KindMismatch
main :: IO ()
main = print (maxBound @Maybe)

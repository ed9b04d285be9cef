-- expect: KindMismatch
f :: Show -> Int
f _ = 1
main :: IO ()
main = print 1

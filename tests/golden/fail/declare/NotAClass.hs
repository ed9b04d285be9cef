-- expect: KindMismatch
data T = T
instance Maybe T
main :: IO ()
main = print 1

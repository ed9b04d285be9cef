-- expect: KindMismatch
data T f = T (f Int) f
main :: IO ()
main = print 1

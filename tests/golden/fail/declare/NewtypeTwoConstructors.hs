-- expect: NewtypeConstructors
newtype N = N Int | M
main :: IO ()
main = print 1

-- expect: CannotDerive
data T a = T (a -> Int) deriving Functor
main :: IO ()
main = print 1

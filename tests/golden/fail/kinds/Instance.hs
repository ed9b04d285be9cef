-- expect: KindMismatch
instance Functor Int where fmap = undefined
main :: IO ()
main = print 1

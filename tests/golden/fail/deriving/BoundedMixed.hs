-- expect: CannotDerive
data T = T Int | U deriving Bounded
main :: IO ()
main = print 1

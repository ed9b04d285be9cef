-- expect: InvalidNewtype
newtype N = N Int Int
main :: IO ()
main = print 1

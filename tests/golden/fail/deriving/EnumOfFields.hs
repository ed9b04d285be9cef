-- expect: CannotDerive
data T = T Int | U deriving Enum
main :: IO ()
main = print 1

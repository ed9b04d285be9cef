-- expect: CannotDerive
data T = T deriving Num
main :: IO ()
main = print 1

-- expect: MissingInstance
data T = T deriving Ord
main :: IO ()
main = print 1

-- expect: FieldTypesDiffer
data T = A { x :: Int } | B { x :: Bool }
main :: IO ()
main = print 1

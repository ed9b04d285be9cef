-- expect: OccursCheck
f x = x x
main :: IO ()
main = print 1

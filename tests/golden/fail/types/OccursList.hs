-- expect: OccursCheck
f xs = xs : xs
main :: IO ()
main = print 1

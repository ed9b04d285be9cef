-- expect: SynonymCycle
type A = B
type B = [A]
main :: IO ()
main = print 1

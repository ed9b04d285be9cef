-- expect: UnsaturatedSynonym
type P a b = (a, b)
f :: Maybe (P Int) -> Int
f _ = 1
main :: IO ()
main = print 1

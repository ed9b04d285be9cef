-- expect: Ambiguous
class C a where c :: Int
main :: IO ()
main = print 1

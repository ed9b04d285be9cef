-- expect: MissingBinding
f :: Int -> Int
main :: IO ()
main = print 1

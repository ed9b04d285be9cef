-- expect: DuplicateSignature
f :: Int
f :: Int
f = 1
main :: IO ()
main = print f

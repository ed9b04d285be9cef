-- expect: DuplicateDefinition
f :: Int
f = 1
g :: Int
g = 2
f = 3
main :: IO ()
main = print f

-- expect: DuplicateDefinition
data T = A | B
data U = B | C
main :: IO ()
main = return ()

-- expect: DuplicateDefinition
data T = A
newtype T = B Int
main :: IO ()
main = return ()

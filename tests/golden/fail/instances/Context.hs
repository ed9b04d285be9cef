-- expect: MissingInstance
data T = T
main :: IO ()
main = print (maximum [T, T] `seq` 1)

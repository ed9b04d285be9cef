-- expect: MissingInstance
data T = T
main :: IO ()
main = print T

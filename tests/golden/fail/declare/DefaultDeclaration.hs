-- expect: MissingInstance
default (Integer, Bool)
main :: IO ()
main = print (2 ^ 10)

-- expect: MissingInstance
data A = A
data T = T A deriving Eq
main :: IO ()
main = print (T A == T A)

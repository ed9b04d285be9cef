-- expect: MissingInstance
f :: a -> a -> Bool
f x y = x == y
main :: IO ()
main = print (f 1 2)

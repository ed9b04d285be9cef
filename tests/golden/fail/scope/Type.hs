-- expect: NotInScope
f :: Itn -> Int
f x = x
main :: IO ()
main = print (f 1)

-- expect: RigidTypeVariable
f :: a -> a
f x = x + length "a"
main :: IO ()
main = print (f 1)

-- expect: RigidTypeVariable
f :: a -> b
f x = x
main :: IO ()
main = print (f 1 :: Int)

-- expect: TypeMismatch
data R = R { size :: Int }
main :: IO ()
main = print (size (R { size = "big" }))

-- expect: TypeMismatch
data R = R { size :: Int }
g :: R -> R
g r = r { size = True }
main :: IO ()
main = print (size (g (R 1)))

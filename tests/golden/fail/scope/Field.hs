-- expect: NotInScope
data R = R { a :: Int }
main :: IO ()
main = print (a (R { b = 1 }))

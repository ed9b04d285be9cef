-- expect: TypedHole
f :: Int -> Int
f x = _ + x
main :: IO ()
main = print (f 1)

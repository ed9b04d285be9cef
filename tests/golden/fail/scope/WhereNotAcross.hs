-- expect: NotInScope
f :: Int -> Int
f 0 = y where y = 1
f n = y
main :: IO ()
main = print (f 1)

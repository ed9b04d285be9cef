-- expect: MissingInstance
main :: IO ()
main = print ((\f -> (f 1, f True)) (\x -> x))

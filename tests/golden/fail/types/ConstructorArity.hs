-- expect: ConstructorArity
f :: Maybe Int -> Int
f (Just a b) = a
f Nothing = 0
main :: IO ()
main = print (f Nothing)

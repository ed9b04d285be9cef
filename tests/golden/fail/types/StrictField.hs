-- expect: MissingStrictField
data S = S { a :: !Int, b :: Int }
main :: IO ()
main = print (b (S { b = 1 }))

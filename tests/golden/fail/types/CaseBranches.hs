-- expect: TypeMismatch
f :: Int -> Bool
f n = case n of
  0 -> True
  _ -> "many"
main :: IO ()
main = print (f 1)

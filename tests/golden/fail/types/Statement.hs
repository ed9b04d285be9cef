-- expect: TypeMismatch
main :: IO ()
main = do
  x <- length "abc"
  print x

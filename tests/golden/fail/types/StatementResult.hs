-- expect: TypeMismatch
main :: IO ()
main = do
  print 1
  "done"

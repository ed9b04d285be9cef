-- expect: TypeMismatch
main :: IO ()
main = do
  putStrLn "n: " ++ show (length "abc")
  print negate 3

-- expect: DuplicateBinder
main :: IO ()
main = case (1, 2) of
  (a, a) -> print (a + 1)

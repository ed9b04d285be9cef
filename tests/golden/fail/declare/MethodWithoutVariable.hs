-- expect: Ambiguous
class C a where
  m :: Int -> Int
main :: IO ()
main = print (m 1)

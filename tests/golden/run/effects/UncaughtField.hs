data T = A { f :: Int } | B { g :: Int } deriving Show
main :: IO ()
main = do
  print (f (A 1))
  print (f (B 2))

main :: IO ()
main = do
  let xs = [1, 2, 3] :: [Int]
  print (xs !! 1)
  print (xs !! 10)

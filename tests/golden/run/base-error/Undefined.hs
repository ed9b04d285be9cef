main :: IO ()
main = do
  putStrLn "before"
  print (length [undefined, undefined :: Int])
  print (undefined :: Int)

main :: IO ()
main = do
  n <- readLn :: IO Int
  print n
  m <- readLn :: IO Int
  print m

-- expect: LastStatement
main :: IO ()
main = do
  print 1
  x <- getLine

-- expect: UnterminatedString
main :: IO ()
main = do
  putStrLn (reverse "hello)
  print 1 where
    x = (

-- expect: TooManyArguments
loop :: Int -> IO ()
loop n =
  print n
  loop (n + 1)

main :: IO ()
main = do
  n <- length "abc"
  loop n

-- A default declaration of the module's own.
default (Int, Float)

main :: IO ()
main = do
  print (2 ^ 64)
  print (1 / 3)
  print (maxBound' 0)
  where
    maxBound' n = n - 1 + 9223372036854775807 + 1

-- expect: ExtensionNeeded
power :: Int -> Int -> Int
power _ 0 = 1
power x (n + 1) = x * power x n

main :: IO ()
main = do
  let n = 3
  n + 1 `seq` print (power 2 (n + 1))

-- Implicit blocks that end where the next token does not fit (report 10.3, parse-error(t)).
main :: IO ()
main = do
  print (let x = 1; y = 2 in x + y)
  print [let a = 3 in a * a, let b = 4 in b]
  let f n = case n of 0 -> "zero"; _ -> "many"
  putStrLn (case 0 of 0 -> "a"; _ -> "b") >> putStrLn (f (1 :: Int))
  let { g x | x > 0 = 'p' | otherwise = 'n' ; h = g }
  print (map h [1, -1 :: Int], (case () of () -> 'u'))
  print (do { Just 1 }, do Just 2)

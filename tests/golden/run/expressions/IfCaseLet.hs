-- if, case, let and lambda as operands, to the right as far as possible.
main :: IO ()
main = do
  print (1 + if True then 2 else 3 + 4)
  print (2 * let x = 5 in x + 1)
  print ((\x -> x + 1) 2 * 3, (\x y -> case x of { True -> y; False -> not y }) False True)
  print $ map (\n -> if even n then "e" else "o") [1, 2 :: Int]
  print (case (1, "x") of (n, [c]) | n > 0 -> c; _ -> 'n')
  print (let f 0 = 1; f n = n * f (n - 1) in f 20)
  print (if 1 > 2 then 'a' else if 2 > 3 then 'b' else 'c')
